import type { Ask } from '../answer/answer.ts';
import type { Article, Library, Section } from '../knowledge/article.ts';
import { titleOf } from './attribution.ts';
import type { ReplyContext } from './context.ts';
import { askInLines, isIn } from './language.ts';
import { escapeMarkdown } from './markdown.ts';
import { type Message, messageOf } from './message.ts';
import { en } from './text/en.ts';
import { type Text, textIn } from './text/index.ts';

/** Names a command, and a subcommand of it, as Markdown. */
export type CommandMention = (name: string, subcommand?: string) => string;

export interface HelpContext extends ReplyContext {
  readonly ask: Ask;
}

/** What the member who asks for help may do beside asking. */
export interface Rights {
  readonly pin: boolean;
  readonly manageServer: boolean;
}

/** Articles of which a section is shown as an example. */
const ARTICLES = 3;

/** Questions that are tried for one that is answered. */
const TRIES = 12;

/**
 * What can be asked, with examples that are in the articles.
 * @param me the bot's own mention
 */
export async function helpMessage(
  context: HelpContext,
  mention: CommandMention,
  me: string,
  rights: Rights,
): Promise<Message> {
  const { library, text } = context;
  const question = await exampleQuestion(context);
  const such = question === undefined ? '' : text.help.such(escapeMarkdown(question));
  const lines = [
    text.help.ask(mention(en.command.askName)) + such,
    ...sectionExamples(library, mention, text),
    text.help.mention(me),
    text.help.answer(text.command.answer),
    text.help.sources(mention(en.command.sourcesName)),
    text.help.pins(mention(en.command.pinsName)),
    ...(rights.pin ? [text.help.pin(text.command.pin, text.command.unpin)] : []),
    ...(rights.manageServer ? [text.help.doctor(mention(en.command.doctorName))] : []),
  ];
  const limits = [...askInLines([...library.articles.values()], text), text.help.limits];
  return messageOf([text.help.intro, lines.join('\n'), limits.join('\n')]);
}

function sectionExamples({ articles }: Library, mention: CommandMention, text: Text): string[] {
  return [...articles.values()].slice(0, ARTICLES).flatMap((article) => {
    const { id, title } = article;
    const section = exampleSection(article);
    if (!section) return [];
    const named = escapeMarkdown(titleOf(section, text));
    return [text.help.section(mention(id, section.id), named, escapeMarkdown(title))];
  });
}

/** A section to show first: one with a title, where there is one. */
export function exampleSection({ sections }: Article): Section | undefined {
  return sections.find((each) => each.title !== undefined) ?? sections[0];
}

/** A question that the articles do answer, made of what stands in them; undefined where none is found soon. */
export async function exampleQuestion(context: HelpContext): Promise<string | undefined> {
  let tries = 0;
  for (const { question, holds } of candidates(context)) {
    tries += 1;
    const { answered, ranking } = await context.ask({ text: question });
    const [best] = ranking;
    if (answered && best && holds(best.passage.id)) return question;
    if (tries === TRIES) break;
  }
  return undefined;
}

interface Try {
  readonly question: string;
  /** Whether a passage is what the question is after. */
  holds(id: string): boolean;
}

function* candidates({ library, notesOn, text }: HelpContext): Generator<Try> {
  const articles = [...library.articles.values()];
  const readable = articles.filter((article) => isIn(article, text));
  for (const article of readable.length > 0 ? readable : articles) {
    // An article is asked in its own language: a question in another would be a mix of two.
    const asking = textIn(article.language);
    if (!asking) continue;
    yield* aboutSpeakers(article, notesOn, asking);
    for (const { title, passages } of article.sections)
      if (title !== undefined)
        yield { question: asking.help.about(title), holds: (id) => passages.some((one) => one.id === id) };
  }
}

function* aboutSpeakers(article: Article, notesOn: HelpContext['notesOn'], asking: Text): Generator<Try> {
  const saying = new Map<string, Set<string>>();
  for (const passage of article.passages)
    for (const { speaker } of notesOn({ article, passage }).speakers)
      saying.set(speaker, (saying.get(speaker) ?? new Set()).add(passage.id));
  for (const [speaker, ids] of saying)
    yield { question: asking.help.says(speaker), holds: (id) => ids.has(id) };
}
