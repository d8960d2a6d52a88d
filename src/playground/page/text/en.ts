/** What the page says of its own, in English. */
export const en: Text = {
  language: 'English',
  composer: {
    write: (channel) => `Message ${channel}`,
    mayNotWrite: 'You do not have permission to send messages in this channel.',
    send: 'Send',
    replyingTo: 'Replying to',
    cancelReply: 'Cancel the reply',
    commands: 'Commands',
    names: 'Members and roles',
    role: 'Role',
    app: 'App',
    choices: (option) => `Choices for ${option}`,
    found: (count) => (count === 1 ? '1 result' : `${count} results`),
    command: (name) => `Command /${name}`,
    cancelCommand: 'Cancel the command',
    more: 'Add an option, or send',
    optional: (count) => `+${count} optional`,
    options: 'Optional options',
    removeOption: (option) => `Remove ${option}`,
    yes: 'True',
    no: 'False',
    missing: (option) => `${option} is required. Fill it in.`,
    notAChoice: (option) => `${option}: pick one from the list.`,
    notANumber: (option) => `${option}: enter a number that is allowed here.`,
    noSuchOption: (typed) => `This command has no further option “${typed}”.`,
    tooLong: (over, limit) => `Your message is ${over} over the limit of ${limit} characters.`,
    left: (count) => `${count} characters left`,
  },
  page: {
    channels: 'Channels',
    openChannels: 'Show channels',
    closeChannels: 'Hide channels',
    threadOf: (parent) => `Thread in #${parent}`,
    postIn: (forum) => `Post in #${forum}`,
    you: 'You are',
    member: 'member',
    moderator: 'moderator',
    owner: 'owner',
    language: 'Language',
    look: 'Look',
    dark: 'Dark',
    light: 'Light',
    asSystem: 'Same as the system',
    connecting: 'Connecting…',
    lost: 'The playground has ended or cannot be reached. Trying again…',
    refused: 'Discord refused',
    dismiss: 'Dismiss',
    unread: 'new messages',
  },
  conversation: {
    messages: (channel) => `Messages in ${channel}`,
    empty: (channel) => `This is the beginning of ${channel}.`,
    unknownChannel: 'unknown',
    archived: 'This thread is archived. Write in it to open it again.',
    newThread: 'New thread',
    newPost: 'New post',
    noPosts: 'No posts yet.',
    pins: 'Pinned messages',
  },
  message: {
    used: 'used',
    edited: '(edited)',
    thinking: (name) => `${name} is thinking…`,
    sending: (name) => `Waiting for ${name}…`,
    onlyYou: 'Only you can see this',
    dismiss: 'Dismiss message',
    deletedOriginal: 'The original message was deleted',
    pinned: (name) => `${name} pinned a message to this channel.`,
    seeMessage: 'See message',
    startedThread: (name) => `${name} started a thread:`,
    openThread: 'Open thread',
    menu: (author) => `What to do with the message by ${author}`,
    by: (author, time) => `${author}, ${time}`,
    pinnedMark: 'Pinned',
    notDrawn: (kind) => `(${kind} is not drawn here.)`,
    editLabel: 'Edit the message',
    editHint: 'Enter saves, Escape leaves it as it was',
    save: 'Save',
    cancel: 'Cancel',
  },
  menu: {
    reply: 'Reply',
    edit: 'Edit message',
    thread: 'Create thread',
    pin: 'Pin message',
    unpin: 'Unpin message',
    delete: 'Delete message',
    apps: 'Apps',
  },
  dialog: {
    threadTitle: 'New thread',
    threadName: 'Name of the thread',
    private: 'Private: only moderators and those who are mentioned in it can see it',
    create: 'Create thread',
    postTitle: 'New post',
    postName: 'Title',
    postText: 'Message',
    post: 'Post',
    deleteTitle: 'Delete this message?',
    delete: 'Delete',
    cancel: 'Cancel',
  },
  pins: {
    title: 'Pinned messages',
    none: 'Nothing is pinned in this channel.',
    jump: 'Jump',
    unpin: 'Unpin',
    close: 'Close',
  },
  tour: {
    title: 'Three things to try',
    intro: (bot) =>
      `${bot} answers from articles, word for word, and says where each answer is from. This Discord is on your machine alone.`,
    section: 'Open a section of an article',
    question: 'Ask in plain words',
    notCovered: 'Ask what the articles do not say',
    done: 'done',
    more: 'Then choose, under the channels, to be mona, a moderator, and pin an answer. Or edit a file in knowledge/ and ask again.',
    hide: 'Hide',
  },
  knowledge: {
    broken:
      'These files have errors. The bot answers from their last good versions, if there are any, and from all other articles.',
    loaded: 'The articles have changed and are loaded again.',
    fault: 'Discord would not have taken this from the bot:',
  },
};

/** The texts of one language; a language that lacks one does not compile. */
export interface Text {
  /** Name of the language, in itself. */
  readonly language: string;
  readonly composer: {
    /** @param channel As its kind is written: `#general`, or a thread's name in quotes. */
    write(channel: string): string;
    readonly mayNotWrite: string;
    readonly send: string;
    /** Stands before the name of whoever is replied to. */
    readonly replyingTo: string;
    readonly cancelReply: string;
    readonly commands: string;
    readonly names: string;
    readonly role: string;
    readonly app: string;
    choices(option: string): string;
    found(count: number): string;
    command(name: string): string;
    readonly cancelCommand: string;
    readonly more: string;
    optional(count: number): string;
    readonly options: string;
    removeOption(option: string): string;
    readonly yes: string;
    readonly no: string;
    missing(option: string): string;
    notAChoice(option: string): string;
    notANumber(option: string): string;
    noSuchOption(typed: string): string;
    tooLong(over: string, limit: string): string;
    left(count: number): string;
  };
  readonly page: {
    readonly channels: string;
    readonly openChannels: string;
    readonly closeChannels: string;
    threadOf(parent: string): string;
    postIn(forum: string): string;
    readonly you: string;
    readonly member: string;
    readonly moderator: string;
    readonly owner: string;
    readonly language: string;
    readonly look: string;
    readonly dark: string;
    readonly light: string;
    readonly asSystem: string;
    readonly connecting: string;
    readonly lost: string;
    readonly refused: string;
    readonly dismiss: string;
    readonly unread: string;
  };
  readonly conversation: {
    messages(channel: string): string;
    empty(channel: string): string;
    readonly unknownChannel: string;
    readonly archived: string;
    readonly newThread: string;
    readonly newPost: string;
    readonly noPosts: string;
    readonly pins: string;
  };
  readonly message: {
    readonly used: string;
    readonly edited: string;
    thinking(name: string): string;
    sending(name: string): string;
    readonly onlyYou: string;
    readonly dismiss: string;
    readonly deletedOriginal: string;
    pinned(name: string): string;
    readonly seeMessage: string;
    startedThread(name: string): string;
    readonly openThread: string;
    menu(author: string): string;
    by(author: string, time: string): string;
    readonly pinnedMark: string;
    notDrawn(kind: string): string;
    readonly editLabel: string;
    readonly editHint: string;
    readonly save: string;
    readonly cancel: string;
  };
  readonly menu: {
    readonly reply: string;
    readonly edit: string;
    readonly thread: string;
    readonly pin: string;
    readonly unpin: string;
    readonly delete: string;
    readonly apps: string;
  };
  readonly dialog: {
    readonly threadTitle: string;
    readonly threadName: string;
    readonly private: string;
    readonly create: string;
    readonly postTitle: string;
    readonly postName: string;
    readonly postText: string;
    readonly post: string;
    readonly deleteTitle: string;
    readonly delete: string;
    readonly cancel: string;
  };
  readonly pins: {
    readonly title: string;
    readonly none: string;
    readonly jump: string;
    readonly unpin: string;
    readonly close: string;
  };
  readonly tour: {
    readonly title: string;
    intro(bot: string): string;
    readonly section: string;
    readonly question: string;
    readonly notCovered: string;
    readonly done: string;
    readonly more: string;
    readonly hide: string;
  };
  readonly knowledge: {
    readonly broken: string;
    readonly loaded: string;
    readonly fault: string;
  };
}
