import { Hono } from 'hono';
import type { OfficialAccount, WecomAccount } from '../../../core/config/wechat.ts';
import { official } from './official.ts';
import { wecom } from './wecom.ts';
import { createWorkshop, type Service, type WorkshopParts } from './workshop.ts';

/** The ways in from WeChat: `/official`, `/wecom`, `/kf` and `/bot`, as far as there are accounts. */
export type Wechat = Service & { app: Hono };

export type WechatParts = WorkshopParts & {
  official: OfficialAccount | undefined;
  wecom: WecomAccount | undefined;
};

const TIDY_MS = 60 * 60_000;
const KEPT_MS = 3 * 24 * 60 * 60_000;

/** `start` is to be called once the store can be opened; requests may come before. */
export function createWechat(parts: WechatParts): Wechat {
  const { timer, clock } = parts;
  const workshop = createWorkshop(parts);
  const { deliveries, services } = workshop;
  const app = new Hono();
  if (parts.official !== undefined) app.route('/official', official(parts.official, workshop));
  if (parts.wecom !== undefined) app.route('/', wecom(parts.wecom, workshop));

  let cancelTidying = (): void => undefined;
  function tidy(): void {
    void deliveries.purge(new Date(clock().getTime() - KEPT_MS));
    cancelTidying = timer.after(TIDY_MS, tidy);
  }

  return {
    app,
    start() {
      for (const service of services) service.start();
      cancelTidying = timer.after(TIDY_MS, tidy);
    },
    async stop() {
      cancelTidying();
      await Promise.all(services.map((service) => service.stop()));
    },
  };
}
