import type { Ask } from '../answer/answer.ts';
import type { Article, Library, Section } from '../knowledge/article.ts';
import { titleOf } from './attribution.ts';
import type { ReplyContext } from './context.ts';
import { askInLines, isIn, languagesOf } from './language.ts';
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

/** Names the command that opens a section, as Markdown; undefined where that section has none. */
export type SectionMention = (article: Article, section: Section) => string | undefined;

/** Sections that are shown as examples, at most. */
const MAX_EXAMPLES = 3;

/** Questions that are tried for one that is answered, and articles that they are made from, at most. */
const MAX_TRIES = 12;

/** Passages of an article that is searched for speakers, at most. */
const MAX_PASSAGES = 300;

/**
 * What can be asked, with examples that are in the articles.
 * @param sectionMention names the command of a section
 * @param me the bot's own mention
 */
export async function helpMessage(
  context: HelpContext,
  mention: CommandMention,
  sectionMention: SectionMention,
  me: string,
  rights: Rights,
): Promise<Message> {
  const { library, text } = context;
  const question = await exampleQuestion(context);
  const such = question === undefined ? '' : text.help.such(escapeMarkdown(question));
  const lines = [
    text.help.ask(mention(en.command.askName)) + such,
    ...sectionExamples(library, sectionMention, text),
    text.help.read(mention(en.command.readName)),
    text.help.mention(me),
    text.help.answer(text.command.answer),
    text.help.sources(mention(en.command.sourcesName)),
    text.help.pins(mention(en.command.pinsName)),
    ...(rights.pin ? [text.help.pin(text.command.pin, text.command.unpin)] : []),
    ...(rights.manageServer ? [text.help.doctor(mention(en.command.doctorName))] : []),
  ];
  const limits = [...askInLines(languagesOf(library), text), text.help.limits];
  return messageOf([text.help.intro, lines.join('\n'), limits.join('\n')]);
}

function sectionExamples({ articles }: Library, sectionMention: SectionMention, text: Text): string[] {
  const lines: string[] = [];
  for (const article of articles.values()) {
    const section = exampleSection(article);
    const command = section && sectionMention(article, section);
    if (!section || command === undefined) continue;
    lines.push(
      text.help.section(command, escapeMarkdown(titleOf(section, text)), escapeMarkdown(article.title)),
    );
    if (lines.length === MAX_EXAMPLES) break;
  }
  return lines;
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
    if (tries === MAX_TRIES) break;
  }
  return undefined;
}

interface Try {
  readonly question: string;
  /** Whether a passage is what the question is after. */
  holds(id: string): boolean;
}

function* candidates({ library, notesOn, text }: HelpContext): Generator<Try> {
  for (const article of articlesToTry(library, text)) {
    // An article is asked in its own language: a question in another would be a mix of two.
    const asking = textIn(article.language);
    if (!asking) continue;
    yield* aboutSpeakers(article, notesOn, asking);
    for (const { title, passages } of article.sections)
      if (title !== undefined)
        yield { question: asking.help.about(title), holds: (id) => passages.some((one) => one.id === id) };
  }
}

/** The first articles in the reader's language, or else of all. */
function articlesToTry({ articles }: Library, text: Text): Article[] {
  const readable: Article[] = [];
  const first: Article[] = [];
  for (const article of articles.values()) {
    if (first.length < MAX_TRIES) first.push(article);
    if (isIn(article, text)) readable.push(article);
    if (readable.length === MAX_TRIES) break;
  }
  return readable.length > 0 ? readable : first;
}

function* aboutSpeakers(article: Article, notesOn: HelpContext['notesOn'], asking: Text): Generator<Try> {
  if (article.passages.length > MAX_PASSAGES) return;
  const saying = new Map<string, Set<string>>();
  for (const passage of article.passages)
    for (const { speaker } of notesOn({ article, passage }).speakers)
      saying.set(speaker, (saying.get(speaker) ?? new Set()).add(passage.id));
  for (const [speaker, ids] of saying)
    yield { question: asking.help.says(speaker), holds: (id) => ids.has(id) };
}
