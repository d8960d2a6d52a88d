import { html, nothing, type TemplateResult } from 'lit';
import type { Tour } from '../protocol.ts';
import type { View } from './view.ts';

export type Step = 'section' | 'question' | 'notCovered';

export interface TourDeeds {
  readonly done: ReadonlySet<Step>;
  take(step: Step): void;
  hide(): void;
}

/** What somebody new can try, each with one click. */
export function tourView(
  tour: Tour,
  { server, text }: View,
  { done, take, hide }: TourDeeds,
): TemplateResult {
  const bot = server.bot.name;
  const steps: readonly { step: Step; label: string; written: string | undefined }[] = [
    { step: 'section', label: text.tour.section, written: tour.section },
    { step: 'question', label: text.tour.question, written: tour.question && `@${bot} ${tour.question}` },
    { step: 'notCovered', label: text.tour.notCovered, written: `@${bot} ${tour.notCovered}` },
  ];
  return html`<section class="tour" aria-labelledby="tour-title">
    <h2 id="tour-title">${text.tour.title}</h2>
    <p>${text.tour.intro(bot)}</p>
    <ol>
      ${steps.map(({ step, label, written }) =>
        written === undefined
          ? nothing
          : html`<li>
              <button type="button" class="step" @click=${() => take(step)}>
                <span>${label}</span> <code>${written}</code>
                ${done.has(step) ? html`<span class="done">✓ <span class="for-ears">${text.tour.done}</span></span>` : nothing}
              </button>
            </li>`,
      )}
    </ol>
    <p>${text.tour.more}</p>
    <button type="button" class="link" @click=${hide}>${text.tour.hide}</button>
  </section>`;
}
