/** Discord's texts for the JSON error codes that the loopback answers with (topics/opcodes-and-status-codes). */
const texts = {
  0: '401: Unauthorized',
  10003: 'Unknown Channel',
  10004: 'Unknown Guild',
  10007: 'Unknown Member',
  10008: 'Unknown Message',
  10013: 'Unknown User',
  10015: 'Unknown Webhook',
  10062: 'Unknown interaction',
  10063: 'Unknown application command',
  20012: 'You are not authorized to perform this action on this application',
  30003: 'Maximum number of pins reached for the channel (250)',
  30032: 'Maximum number of application commands reached (100)',
  30034: 'Max number of daily application command creates has been reached (200)',
  40041: 'An application command with that name already exists',
  40060: 'Interaction has already been acknowledged.',
  50001: 'Missing Access',
  50005: 'Cannot edit a message authored by another user',
  50006: 'Cannot send an empty message',
  50008: 'Cannot send messages in a non-text channel',
  50013: 'Missing Permissions',
  50019: 'A message can only be pinned to the channel it was sent in',
  50021: 'Cannot execute action on a system message',
  50024: 'Cannot execute action on this channel type',
  50027: 'Invalid Webhook Token',
  50035: 'Invalid Form Body',
  50083: 'Thread is archived',
  50109: 'The request body contains invalid JSON.',
  160002: 'You cannot reply without permission to read message history',
  160004: 'A thread has already been created for this message',
  160005: 'Thread is locked',
} as const;

export type ErrorCode = keyof typeof texts;

/** One problem of a form body: where it is, Discord's code for it, and what to do. */
export interface FormIssue {
  /** Keys and indexes from the body down, e.g. `['embeds', 0, 'title']`. */
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
}

/** What Discord refuses over REST: an HTTP status and the JSON body that goes with it. */
export class DiscordError extends Error {
  override readonly name = 'DiscordError';
  readonly status: number;
  readonly code: number;
  readonly errors: Record<string, unknown> | undefined;

  constructor(status: number, code: number, message: string, errors?: Record<string, unknown>) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  toJSON(): { message: string; code: number; errors?: Record<string, unknown> } {
    return { message: this.message, code: this.code, ...(this.errors ? { errors: this.errors } : {}) };
  }
}

/** The error of a code, with Discord's text; "Unknown …" codes answer 404, "Missing …" codes 403. */
export function refusal(code: ErrorCode, status = statusOf(code)): DiscordError {
  return new DiscordError(status, code, texts[code]);
}

function statusOf(code: ErrorCode): number {
  if (code === 0 || code === 50027) return 401;
  if (code >= 10003 && code < 20000) return 404;
  if ([20012, 50001, 50005, 50013, 50021].includes(code)) return 403;
  return 400;
}

/** 50035 with Discord's nested `errors`: every issue sits under its path as `_errors: [{ code, message }]`. */
export function invalidForm(issues: readonly FormIssue[]): DiscordError {
  const root: Record<string, unknown> = {};
  for (const { path, code, message } of issues) {
    let at = root;
    for (const key of path) {
      const next = (at[key] ?? {}) as Record<string, unknown>;
      at[key] = next;
      at = next;
    }
    at._errors = [...((at._errors as unknown[] | undefined) ?? []), { code, message }];
  }
  return new DiscordError(400, 50035, texts[50035], root);
}

/** Runs a check of a part of a body; the issues that it finds sit under `key`. */
export function under<T>(key: string, check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof DiscordError) || !error.errors) throw error;
    throw new DiscordError(error.status, error.code, error.message, { [key]: error.errors });
  }
}

/** What the Discord client or server refuses a person. The message is for people. */
export class Refused extends Error {
  override readonly name = 'Refused';
  /** Discord's JSON error code, when the server (not the client) refuses. */
  readonly code: number | undefined;

  constructor(message: string, code?: number) {
    super(message);
    this.code = code;
  }
}
