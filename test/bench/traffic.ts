import type { BotRequest, Loopback } from '../../src/loopback/loopback.ts';

/** How a bot is asked. */
export interface Asking {
  /** What a member types to ask this by a command. */
  typed(question: string): string;
  /** Whether the body of a message answers, and does not refuse or fail. */
  isAnswer(body: unknown, question: string): boolean;
}

/** Milliseconds from a question's making until its answer arrived; undefined where none did. */
export type Wait = number | undefined;

/** Members who ask a bot, one after the other, and how long each of them waits. */
export interface Traffic {
  /** Sends questions at random moments, so many a second on average, whether the bot keeps up or not. */
  steady(questions: number, perSecond: number): Promise<Wait[]>;
  /** Keeps so many questions under way, as fast as the bot answers. By commands alone: discord.js sends at most 50 messages a second. */
  full(questions: number, atOnce: number): Promise<Wait[]>;
}

/** So many that none of them asks faster than Footnote lets a member ask. */
const MEMBERS = 2_000;
const CHANNELS = 10;

/** One question of so many mentions the bot, where any does. */
const MENTIONS = 5;

/** Milliseconds after which an answer is not waited for any longer. */
const PATIENCE = 10_000;

/** Messages and interactions that the Discord keeps; looking through all of them would slow it down. */
const KEPT = 500;

/** @param random numbers from 0 to 1: which question is next, and when */
export function createTraffic(
  loopback: Loopback,
  { typed, isAnswer }: Asking,
  questions: readonly string[],
  random: () => number,
): Traffic {
  const { world } = loopback;
  const channels = Array.from({ length: CHANNELS }, (_, n) => world.addChannel(`busy${n}`));
  const members = Array.from({ length: MEMBERS }, (_, n) => {
    world.addMember(`member${n}`);
    return loopback.person(`member${n}`);
  });
  const waiting = new Map<string, (body: unknown) => void>();
  const seen = { interactions: [] as string[], messages: [] as string[] };
  /** Hears of the id of what a question makes, at the moment when it is made. */
  let made = (_: string): void => undefined;
  let asked = 0;

  function forgetAfter(id: string, kind: keyof typeof seen): void {
    seen[kind].push(id);
    if (seen[kind].length > KEPT) world[kind].delete(seen[kind].shift() ?? '');
  }
  loopback.intercept((request) => {
    loopback.requests.length = 0;
    const { to, body } = answerIn(request);
    waiting.get(to)?.(body);
    return undefined;
  });
  world.on('interactionUpdate', ({ id, callback }) => {
    if (callback === undefined) made(id);
    else forgetAfter(id, 'interactions');
  });
  world.on('messageCreate', ({ id, author }) => {
    if (!author.bot) made(id);
    forgetAfter(id, 'messages');
  });

  function ask(mayMention: boolean): Promise<Wait> {
    const n = asked++;
    const question = questions[Math.floor(random() * questions.length)] ?? '';
    const member = members[n % MEMBERS];
    const channel = channels[n % CHANNELS];
    if (!member || !channel) throw new Error('Expected members and channels, got none.');
    return new Promise((resolve) => {
      made = (id) => {
        const begun = performance.now();
        const end = (wait: Wait): void => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(wait);
        };
        const timer = setTimeout(() => end(undefined), PATIENCE);
        waiting.set(id, (body) => end(isAnswer(body, question) ? performance.now() - begun : undefined));
      };
      if (mayMention && n % MENTIONS === 0) member.writes(channel, `@${world.bot.username} ${question}`);
      // Whom Discord tells that nothing came is counted here by the time.
      else member.runs(channel, typed(question)).catch(() => undefined);
    });
  }

  return {
    async steady(count, perSecond) {
      const waits: Promise<Wait>[] = [];
      let due = performance.now();
      while (waits.length < count) {
        due -= (Math.log(1 - random()) * 1_000) / perSecond;
        const pause = due - performance.now();
        if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
        waits.push(ask(true));
      }
      return Promise.all(waits);
    },
    async full(count, atOnce) {
      const waits: Wait[] = [];
      let left = count;
      const one = async (): Promise<void> => {
        while (left-- > 0) waits.push(await ask(false));
      };
      await Promise.all(Array.from({ length: atOnce }, one));
      return waits;
    },
  };
}

/** What a request answers, by the id of the interaction or message, and with what. */
function answerIn({ method, path, body }: BotRequest): { to: string; body: unknown } {
  const [, interaction] = /^\/interactions\/(\d+)\/[^/]+\/callback$/.exec(path) ?? [];
  if (interaction) return { to: interaction, body: (body as { data?: unknown }).data };
  const isMessage = method === 'POST' && /^\/channels\/\d+\/messages$/.test(path);
  const reply = isMessage ? (body as { message_reference?: { message_id?: string } }) : {};
  return { to: reply.message_reference?.message_id ?? '', body };
}
