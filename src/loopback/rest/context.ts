import type { Hono } from 'hono';
import type { World } from '../world/world.ts';

/** A request that the bot made over REST. */
export interface BotRequest {
  readonly method: string;
  /** Path without `/api/v10`, decoded. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The JSON body; undefined without one. */
  readonly body: unknown;
  /** `X-Audit-Log-Reason`, decoded. */
  readonly auditLogReason: string | undefined;
  /** Status of the answer; 0 until there is one. */
  status: number;
}

/** Answers a request instead of the loopback; a promise that never settles makes the request hang. */
export type Interceptor = (request: BotRequest) => Response | undefined | Promise<Response | undefined>;

/** What the routes need. */
export interface RestContext {
  readonly world: World;
  readonly token: string;
  readonly messageContent: boolean;
  readonly interactionDeadline: number;
  readonly tokenLifetime: number;
  readonly requests: BotRequest[];
  /** Tells of something that the loopback could not take. */
  problem(text: string): void;
  readonly interceptors: Set<Interceptor>;
  /** Which requests are taken and get no answer. */
  readonly losses: Set<(request: BotRequest) => boolean>;
  readonly check: (request: BotRequest) => string[];
  /** Address of the gateway, `ws://…`. */
  gatewayUrl(): string;
}

export interface Env {
  Variables: { request: BotRequest };
}

export type App = Hono<Env>;
