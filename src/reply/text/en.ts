/** Everything that Footnote says of its own, in English. What it quotes is never in here. */
export const en = {
  /** For dates; a tag that Intl knows. */
  locale: 'en-GB',
  lead: 'Overview',
  place: (number: number, of: number) => `paragraph ${number} of ${of}`,
  notStated: {
    published: 'date not stated',
    publisher: 'publisher not stated',
    author: 'author not stated',
    url: 'link not stated',
  },
  asOf: (date: string) => `as of ${date}`,
  author: (name: string) => `by ${name}`,
  licence: (name: string) => `licence: ${name}`,
  /** Said of an article in another language than this one. */
  language: (name: string) => `in ${name}`,
  /** Words of somebody else, in a line of Footnote's own. */
  quoted: (words: string) => `“${words}”`,
  says: (speaker: string) => `Says: **${speaker}**`,
  saysPart: (speaker: string, words: readonly string[]) =>
    `Says: **${speaker}**, of ${words.map((part) => `“${part}”`).join(', ')}`,
  contested: (speaker: string, place: string) => `⚠️ Contested by **${speaker}**, in ${place}.`,
  showContest: 'Contested: see the denial',
  date: (words: string, date: string) => `“${words}” is ${date}`,
  cut: {
    before: 'The paragraph begins earlier; it is too long to be shown whole.',
    after: 'The paragraph goes on; it is too long to be shown whole.',
    both: 'The paragraph begins earlier and goes on; it is too long to be shown whole.',
  },
  previous: 'Previous',
  next: 'Next',
  notCovered: {
    one: (title: string) => `**Not covered.** “${title}” does not say.`,
    all: '**Not covered.** None of the articles says.',
    nearest: 'These passages come nearest:',
  },
  /** Said where no article is in this language: a question finds only words of the article's own. */
  askIn: (languages: string) => `Ask in the language of the articles: ${languages}.`,
  /** Words that thank or agree: whoever says one is not asking. */
  thanks: ['thanks', 'thank', 'thx', 'cheers', 'ok', 'okay', 'lol', 'bye'] as readonly string[],
  /** Words of which, with those above, a greeting is made and nothing else. */
  greetings: [
    'hello',
    'hi',
    'hey',
    'there',
    'good',
    'morning',
    'evening',
    'you',
    'bot',
    'nice',
    'cool',
    'great',
  ] as readonly string[],
  emptyQuestion: 'Ask me something, in plain words: for example “how many soldiers were killed?”',
  tooFast: 'One question after the other, please: ask again in a few seconds.',
  mentionMe: (me: string) =>
    `Mention me as a member, ${me}, and not by my role: Discord shows me only what is written to me.`,
  gone: 'That passage is no longer in the articles. Ask again to get the one that is.',
  goneNearest: 'This one comes nearest:',
  changed: 'This paragraph has changed since.',
  outdated:
    'This command or button is out of date. Ask again, or wait a minute until Discord shows the current one.',
  failed: (reference: string) =>
    `Something went wrong on my side, and it has been written down. If you report it, give this reference: \`${reference}\``,
  answer: {
    mine: 'That message is mine already. Pick one in which somebody asks something.',
    empty: 'That message holds no question that I could look up. Pick one with a question in words.',
    done: (link: string) => `Answered: ${link}`,
    apart: 'I cannot reply to that message, so the answer stands here on its own.',
    to: (link: string) => `Answer to ${link}`,
  },
  why: {
    button: 'Why this passage',
    passage: (words: string) => `In the passage: ${words}`,
    heading: (words: string) => `In its heading: ${words}`,
    title: (words: string) => `In the article's title: ${words}`,
    none: 'No word of the question is in the passage as such: it was found by words of like meaning, or by what was asked before.',
    missed: (words: string) => `Not there as such: ${words}`,
    more: (count: number) => `… and ${count} more`,
    forgotten:
      'I no longer know the question: I keep the questions of commands only for a while, and not when I am restarted. Ask again to see why.',
    spelling: (word: string, read: string) => `${word} read as ${read}`,
    synonym: (word: string, other: string) => `${word} by its synonym ${other}`,
  },
  share: {
    button: 'Share',
    done: 'Shared',
    by: (member: string) => `Shared by ${member}`,
  },
  delete: {
    button: 'Delete',
    notYours:
      'Only whoever asked can delete this answer, and members with the permission **Manage Messages**.',
    pinned: 'This answer is pinned, so only members with the permission **Manage Messages** can delete it.',
  },
  sources: {
    heading: (count: number) =>
      `**${count === 1 ? 'The article' : `The ${count} articles`} that I answer from**`,
    sections: (titles: string) => `Sections: ${titles}`,
    more: (count: number) => `… and ${count} more`,
    range: (from: number, to: number, of: number) => `articles ${from} to ${to} of ${of}`,
  },
  help: {
    intro:
      'Ask me something: I answer with the passage of an article, word for word, and with where it is from.',
    ask: (command: string) => `- ${command} in plain words`,
    such: (question: string) => `, such as “${question}”`,
    section: (command: string, section: string, title: string) =>
      `- ${command} opens “${section}” of “${title}”`,
    read: (command: string) => `- ${command} opens any section of any article`,
    mention: (me: string) => `- ${me} and a question, in any channel or thread where I may write`,
    sources: (command: string) => `- ${command} lists all articles`,
    limits: 'When the articles do not say, I say that. I read only what is addressed to me.',
    /** A question that is tried on the articles before it is shown. */
    says: (speaker: string) => `What did ${speaker} say?`,
    about: (heading: string) => `What is said about ${heading}?`,
    answer: (name: string) =>
      `- **${name}**, in a message's menu under Apps, takes that message as the question`,
    pins: (command: string) => `- ${command} lists the answers that are pinned in this channel`,
    pin: (pin: string, unpin: string) => `- **${pin}** and **${unpin}** are in an answer's menu under Apps`,
    doctor: (command: string) => `- ${command} tells whether I have all that I need in this channel`,
  },
  unknownArticle: {
    none: 'No article has this name. Pick one from the list that opens while you type:',
    several:
      'Several articles have a name that begins like this. Pick one from the list that opens while you type:',
    one: (id: string, title: string) => `- ${title} (\`${id}\`)`,
    more: (count: number) => `… and ${count} more`,
  },
  unknownSection: {
    none: 'This article has no section of this name. Pick one from the list that opens while you type:',
    several:
      'Several sections have a name that begins like this. Pick one from the list that opens while you type:',
  },
  pin: {
    button: 'Pin',
    here: (link: string) => `📌 Pinned in this channel: ${link}`,
    pinned: (link: string) => `Pinned: ${link}`,
    notMine: 'Only my own answers can be pinned with this. Pick a message in which I quote a passage.',
    notAllowed:
      'Pinning and unpinning need the permission **Pin Messages** in this channel, and you do not have it.',
    botNotAllowed:
      'I can neither pin nor unpin here: I need the permissions **View Channel**, **Read Message History** and **Pin Messages** in this channel. An administrator can give them to me.',
    already: 'This answer is pinned already.',
    same: (link: string) => `An answer with this passage is pinned already: ${link}`,
    kin: (link: string) => `From the same section, this is pinned as well: ${link}`,
    replace: 'Replace',
    replaced: (link: string) => `Pinned in place of the older one: ${link}`,
    full: 'This channel has as many pins as Discord allows (250). Unpin one, then try again.',
    fullOfMine: (oldest: string) =>
      `This channel has as many pins as Discord allows (250). The oldest of my own is ${oldest}`,
    makeRoom: 'Unpin that one and pin this',
    gone: 'That message is gone.',
    archived: 'This thread is archived, and I may not open it. Write in it to open it, then try again.',
    locked: 'This thread is archived and locked. Unlock it, then try again.',
    leftOpen:
      'The thread was archived. I have opened it, and may not close it again without **Manage Threads**.',
    reason: (moderator: string, id: string) => `Pinned for ${moderator} (${id})`,
  },
  unpin: {
    unpinned: (link: string) => `No longer pinned: ${link}`,
    notMine: 'Only my own answers can be unpinned with this. Pick a message in which I quote a passage.',
    not: 'This answer is not pinned.',
    reason: (moderator: string, id: string) => `Unpinned for ${moderator} (${id})`,
  },
  pins: {
    title: (count: number) => `**Pinned answers in this channel:** ${count}`,
    none: 'None of my answers is pinned in this channel.',
    /** A pin whose passage is no longer in the articles, or that does not tell which it is. */
    unknown: 'a passage that is no longer in the articles',
    since: (date: string) => `pinned ${date}`,
    newer: 'Newer',
    older: 'Older',
    unreadable:
      'I cannot see what is pinned here: I need the permissions **View Channel** and **Read Message History** in this channel. An administrator can give them to me.',
    notIn: 'I am not in this private thread, and do not see what is pinned. Mention me in it once, and I am.',
  },
  doctor: {
    here: '**In this channel**',
    permissions: {
      ViewChannel: { name: 'View Channel', use: 'to see that I am mentioned' },
      SendMessages: { name: 'Send Messages', use: 'to answer mentions' },
      SendMessagesInThreads: { name: 'Send Messages in Threads', use: 'to answer mentions in threads' },
      ReadMessageHistory: { name: 'Read Message History', use: 'to reply, and to see what is pinned' },
      PinMessages: { name: 'Pin Messages', use: 'to pin answers' },
    },
    held: (name: string, use: string) => `✅ **${name}**, ${use}`,
    missing: (name: string, use: string, role: string) =>
      `❌ **${name}**, ${use}. Give it to the role ${role}: Edit Channel → Permissions, or for all channels Server Settings → Roles.`,
    inSync: '✅ **Commands:** Discord has the current ones.',
    notInSync: '❌ **Commands:** Discord has other ones. Restart me: I bring them up to date at every start.',
    articles: (count: number) => `**Articles:** ${count}`,
    articleCommands: {
      count: (commands: number, articles: number) =>
        `**Articles with a command:** ${commands} of ${articles}; \`/ask\` and \`/read\` reach all.`,
      onlyNamed: (most: number) =>
        `With more than ${most} articles, only those with \`command:\` in their file get one.`,
      optedOut: (count: number) => `Without one because of \`command: false\`: ${count}.`,
      unnamed: (count: number) => `Without one because the name is taken or not allowed: ${count}.`,
      surplus: (count: number, most: number) => `Without one because Discord takes ${most}: ${count}.`,
      withOption: (count: number) => `With a \`section:\` option instead of subcommands: ${count}.`,
    },
    problems: (count: number) =>
      `❌ **Errors in articles:** ${count}. A file with errors keeps its last good version, or is left out.`,
    more: (count: number) => `- and ${count} more`,
    integrations: (name: string) =>
      `Which channels and roles may use which command is set in Discord: Server Settings → Integrations → ${name}.`,
    version: (name: string, version: string, uptime: string) => `${name} ${version}, connected for ${uptime}`,
    uptime: (days: number, hours: number, minutes: number) =>
      [
        ...(days > 0 ? [`${days} d`] : []),
        ...(days + hours > 0 ? [`${hours} h`] : []),
        `${minutes} min`,
      ].join(' '),
    inThread: (channel: string) => `**In this thread**, by the permissions of its channel, ${channel}`,
    notIn: '❌ **This thread** is private, and I am not in it. Mention me in it once, and I am.',
  },
  command: {
    ask: 'Ask in plain words',
    question: 'question',
    questionDescription: 'What do you want to know?',
    pin: 'Pin answer',
    answer: 'Answer from the articles',
    private: 'private',
    privateDescription: 'Only you see the answer; you can share it afterwards',
    sourcesName: 'sources',
    sources: 'List the articles and their sources',
    helpName: 'help',
    help: 'What can be asked, with examples',
    askName: 'ask',
    askAll: 'Ask all articles in plain words, or one of them',
    article: 'article',
    onlyArticle: 'Only this article',
    whichArticle: 'Its title, or the beginning of it',
    section: 'section',
    whichSection: 'Which section',
    whichSectionOrFirst: 'Which section; the first one where you name none',
    readName: 'read',
    read: 'Open a section of an article',
    readSection: 'Open a section of this article',
    unpin: 'Unpin answer',
    pinsName: 'pins',
    pins: 'Answers that are pinned in this channel',
    doctorName: 'doctor',
    doctor: "Check the bot's permissions, commands and articles",
  },
};

/** The texts of one language; a language that lacks one does not compile. */
export type Text = typeof en;
