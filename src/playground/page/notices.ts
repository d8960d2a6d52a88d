import { html, nothing, type TemplateResult } from 'lit';
import type { Knowledge } from '../protocol.ts';
import type { Text } from './text/index.ts';

/** What is amiss just now. */
export interface Amiss {
  readonly knowledge: Knowledge;
  readonly faults: readonly string[];
  /** Why the last deed did not come to pass. */
  readonly refusal: string | undefined;
  readonly isLost: boolean;
}

/** Tells what is amiss, over everything else. */
export function noticesView(
  { knowledge, faults, refusal, isLost }: Amiss,
  text: Text,
  dismiss: { refusal(): void; faults(): void },
): TemplateResult {
  const closing = (close: () => void): TemplateResult =>
    html`<button type="button" class="tool" aria-label=${text.page.dismiss} @click=${close}>×</button>`;
  return html`<div class="notices" role="alert">
    ${isLost ? html`<div class="notice">${text.page.lost}</div>` : nothing}
    ${
      knowledge.problems.length > 0
        ? html`<div class="notice">
          <b>${text.knowledge.broken}</b>
          <ul>${knowledge.problems.map((problem) => html`<li><code>${problem}</code></li>`)}</ul>
        </div>`
        : nothing
    }
    ${
      faults.length > 0
        ? html`<div class="notice">
          <b>${text.knowledge.fault}</b>${closing(dismiss.faults)}
          <ul>${faults.map((fault) => html`<li><code>${fault}</code></li>`)}</ul>
        </div>`
        : nothing
    }
    ${
      refusal === undefined
        ? nothing
        : html`<div class="notice refusal"><span><b>${text.page.refused}:</b> ${refusal}</span>${closing(dismiss.refusal)}</div>`
    }
  </div>`;
}
