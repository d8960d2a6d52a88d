import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { DiscordError, invalidForm, refusal } from '../errors.ts';
import { callbackRoutes } from './callback.ts';
import { channelRoutes } from './channels.ts';
import { commandRoutes } from './commands.ts';
import type { App, BotRequest, Env, RestContext } from './context.ts';
import { guildRoutes } from './guilds.ts';
import { messageRoutes } from './messages.ts';
import { metaRoutes } from './meta.ts';
import { pinRoutes } from './pins.ts';
import { threadRoutes } from './threads.ts';
import { webhookRoutes } from './webhooks.ts';

const prefix = '/api/v10';

/** Requests that are remembered; the loopback may run for days. */
const maxRequests = 10_000;
/** Routes whose path carries the right to call them. */
const withoutToken = /^\/(gateway$|interactions\/|webhooks\/)/;
/** Characters of an audit-log reason (resources/audit-log). */
const maxReason = 512;

/** Discord's REST API, version 10. */
export function createApp(context: RestContext): App {
  const app = new Hono<Env>();

  app.use(async (c, next) => {
    const raw = await readBody(c.req.raw);
    const reason = c.req.header('x-audit-log-reason');
    const url = new URL(c.req.url);
    const request: BotRequest = {
      method: c.req.method,
      path: decoded(url.pathname).replace(prefix, ''),
      query: Object.fromEntries(url.searchParams),
      body: raw.body,
      auditLogReason: reason === undefined ? undefined : decoded(reason),
      status: 0,
    };
    context.requests.push(request);
    if (context.requests.length > maxRequests) context.requests.shift();
    c.set('request', request);
    for (const interceptor of [...context.interceptors]) {
      const response = await interceptor(request);
      if (!response) continue;
      request.status = response.status;
      return response;
    }
    if (!raw.valid) c.res = answer(refusal(50109));
    else {
      const refused = gate(context, request, c.req.header('authorization'));
      if (refused) c.res = answer(refused);
      else await next();
    }
    request.status = c.res.status;
    if ([...context.losses].some((loses) => loses(request))) await new Promise(() => undefined);
    return undefined;
  });

  const routes = app.basePath(prefix);
  for (const add of [
    metaRoutes,
    guildRoutes,
    channelRoutes,
    // Before the messages: `pins` is no message's id.
    pinRoutes,
    messageRoutes,
    threadRoutes,
    commandRoutes,
    callbackRoutes,
    webhookRoutes,
  ]) {
    add(routes, context);
  }

  app.notFound((c) => {
    const { method, path } = c.get('request');
    context.problem(`Unknown route: ${method} ${path}. Discord would answer 404, or the loopback lacks it.`);
    return c.json({ message: '404: Not Found', code: 0 }, 404);
  });
  app.onError((error, c) => {
    if (error instanceof DiscordError) return answer(error);
    const { method, path } = c.get('request');
    context.problem(`The loopback failed at ${method} ${path}: ${error.stack}`);
    return c.json({ message: '500: Internal Server Error', code: 0 }, 500);
  });
  return app;
}

function gate(
  context: RestContext,
  request: BotRequest,
  authorization: string | undefined,
): DiscordError | undefined {
  const open = withoutToken.test(request.path);
  if (!open && authorization !== `Bot ${context.token}`) return refusal(0);
  if ((request.auditLogReason?.length ?? 0) > maxReason) {
    return invalidForm([
      { path: ['reason'], code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${maxReason} or fewer in length.` },
    ]);
  }
  const texts = context.check(request);
  if (texts.length === 0) return undefined;
  for (const text of texts) context.problem(`${request.method} ${request.path}: ${text}`);
  return invalidForm(texts.map((message) => ({ path: [], code: 'CHECK_FAILED', message })));
}

function answer(error: DiscordError): Response {
  return Response.json(error, { status: error.status as ContentfulStatusCode });
}

/** The JSON of a request; of a form with files, its `payload_json`. */
async function readBody(request: Request): Promise<{ valid: boolean; body?: unknown }> {
  const isForm = request.headers.get('content-type')?.startsWith('multipart/form-data');
  const text = isForm ? String((await request.formData()).get('payload_json') ?? '') : await request.text();
  if (text === '') return { valid: true };
  try {
    return { valid: true, body: JSON.parse(text) };
  } catch {
    return { valid: false };
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
