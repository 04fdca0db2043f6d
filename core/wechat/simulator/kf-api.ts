import type { PlatformReply, PlatformRequest } from '../platform.ts';

/** The side of 微信客服 that an account calls: a log to pull, messages to send, and who has the conversation. */
export type KfApi = {
  call(request: PlatformRequest): Promise<PlatformReply>;
  /** A customer writes; `at` is in seconds. */
  write(entry: { from: string; content?: string; msgtype?: string; at: number }): void;
  /** A customer opens the conversation. */
  enter(entry: { from: string; code: string; at: number }): void;
  /** Who has the conversation: 0 nobody, 1 the account, 2 the queue, 3 a person, 4 it has ended. */
  states: Map<string, number>;
  /** What customers were shown, in order. */
  shown: { to: string; text: string }[];
  calls: string[];
  /** The most pages that were asked for at the same time. */
  pulledAtOnce: number;
};

type Parts = {
  openKfId: string;
  /** How many entries make a page; every other page is empty, as happens. */
  page: number;
  /** How long a page takes. */
  pause: () => Promise<void>;
};

type Entry = Record<string, unknown>;

export function createKfApi({ openKfId, page, pause }: Parts): KfApi {
  const log: Entry[] = [];
  const known = new Set<string>();
  let pulling = 0;
  const reply = (errcode: number, rest: Record<string, unknown> = {}): PlatformReply => ({
    errcode,
    errmsg: errcode === 0 ? 'ok' : `error ${errcode}`,
    ...rest,
  });

  const api: KfApi = {
    states: new Map(),
    shown: [],
    calls: [],
    pulledAtOnce: 0,
    write({ from, content, msgtype = 'text', at }) {
      const text = content === undefined ? {} : { text: { content } };
      const base = { msgid: `m${log.length}`, open_kfid: openKfId, external_userid: from, send_time: at, origin: 3 };
      log.push({ ...base, msgtype, ...text });
    },
    enter({ from, code, at }) {
      const event = { event_type: 'enter_session', open_kfid: openKfId, external_userid: from, welcome_code: code };
      log.push({ msgid: `e${log.length}`, send_time: at, origin: 4, msgtype: 'event', event });
    },
    async call({ path, body }) {
      api.calls.push(path);
      const given = (body ?? {}) as Record<string, unknown>;
      switch (path) {
        case '/cgi-bin/gettoken':
          return reply(0, { access_token: 'kf-token', expires_in: 7200 });
        case '/cgi-bin/kf/sync_msg':
          return list(String(given.cursor ?? '0'));
        case '/cgi-bin/kf/service_state/get':
          return reply(0, { service_state: api.states.get(String(given.external_userid)) ?? 0 });
        case '/cgi-bin/kf/service_state/trans':
          api.states.set(String(given.external_userid), Number(given.service_state));
          return reply(0);
        case '/cgi-bin/kf/send_msg':
          return (api.states.get(String(given.touser)) ?? 0) > 1 ? reply(95018) : show(String(given.touser), given);
        case '/cgi-bin/message/send':
          return show(String(given.touser), { msgid: `app-${api.shown.length}`, ...given });
        case '/cgi-bin/kf/send_msg_on_event':
          return show(String(given.code), given);
        default:
          return reply(-1);
      }
    },
  };

  async function list(cursor: string): Promise<PlatformReply> {
    pulling += 1;
    api.pulledAtOnce = Math.max(api.pulledAtOnce, pulling);
    await pause();
    pulling -= 1;
    const [place = 0, isEmpty = 0] = cursor.split('.').map(Number);
    if (isEmpty === 0 && place < log.length) return reply(0, { next_cursor: `${place}.1`, has_more: 1, msg_list: [] });
    const end = Math.min(place + page, log.length);
    return reply(0, { next_cursor: `${end}`, has_more: Number(end < log.length), msg_list: log.slice(place, end) });
  }

  /** A message sent again with its id is shown once. */
  function show(to: string, { msgid, text }: Record<string, unknown>): PlatformReply {
    const id = String(msgid);
    if (!/^[\w-]{1,32}$/.test(id)) return reply(40058);
    if (!known.has(id)) api.shown.push({ to, text: (text as { content: string }).content });
    known.add(id);
    return reply(0, { msgid: id });
  }

  return api;
}
