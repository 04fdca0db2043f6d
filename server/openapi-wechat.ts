import { type RouteConfig, z } from '@hono/zod-openapi';
import { OfficialCheck, OfficialPush, WecomCheck, WecomPush } from '../core/contract/wechat.ts';
import { SealedBotMessage, SealedBotReply } from '../core/wechat/bot-message.ts';
import { writeXml } from '../core/wechat/write-xml.ts';
import { body, json, problems } from './openapi-parts.ts';

const MESSAGE = writeXml({
  ToUserName: 'gh_7f083739789a',
  FromUserName: 'oia2TjewbmiOUlr6X-1crbLOvLw',
  CreateTime: 1_795_316_400,
  MsgType: 'text',
  Content: '维修之后要保存什么单据？',
  MsgId: '6054768590064713728',
});
const REPLY = writeXml({
  ToUserName: 'oia2TjewbmiOUlr6X-1crbLOvLw',
  FromUserName: 'gh_7f083739789a',
  CreateTime: 1_795_316_401,
  MsgType: 'text',
  Content: '维修完成后，请保存维修工单和付款凭证。\n\n依据：《售后服务手册》维修之后',
});
const SEALED = writeXml({ ToUserName: 'gh_7f083739789a', Encrypt: 'jn1L23DB+6ELqJ+6bruv2w==' });

const xml = (example: string) => ({ 'text/xml': { schema: z.string(), example } });
const plain = (example: string) => ({ 'text/plain': { schema: z.string(), example } });
const PROBLEMS = ['untrusted_push', 'body_too_large', 'unsupported_encoding', 'internal'] as const;

type Account = {
  name: string;
  id: 'official' | 'wecom' | 'kf' | 'bot';
  check: z.ZodObject;
  push: z.ZodObject;
  body: string;
};

const routesOf = ({ name, id, check, push, body: example }: Account): RouteConfig[] => [
  {
    method: 'get',
    path: `/wechat/${id}`,
    operationId: `${id}Check`,
    tags: ['wechat'],
    summary: `${name}验证服务器地址`,
    request: { query: check },
    responses: {
      200: { description: '`echostr` 的明文，一字不差。', content: plain('4375120948345356249') },
      ...problems('untrusted_push'),
    },
  },
  {
    method: 'post',
    path: `/wechat/${id}`,
    operationId: `${id}Push`,
    tags: ['wechat'],
    summary: `${name}推送消息`,
    description:
      '4.5 秒之内回复，同一条消息重复推送只回答一次；微信客服的推送只说有新消息，消息随后拉取、回答。没有配置账号时是 404。',
    request: { query: push, body: { required: true, content: xml(example) } },
    responses: {
      200: {
        description: '回复的消息（加密模式下同样加密），或者 `success`。',
        content: { ...xml(REPLY), ...plain('success') },
      },
      ...problems(...PROBLEMS),
    },
  },
];

const SEALED_JSON = { encrypt: 'jn1L23DB+6ELqJ+6bruv2w==' };
const SEALED_REPLY = {
  ...SEALED_JSON,
  msgsignature: '82c962d39941aa48552f90ef55aa323dc620cc10',
  timestamp: 1_795_316_401,
  nonce: '42',
};
const [botCheck] = routesOf({ name: '智能机器人', id: 'bot', check: WecomCheck, push: WecomPush, body: '' });
const botPush: RouteConfig = {
  method: 'post',
  path: '/wechat/bot',
  operationId: 'botPush',
  tags: ['wechat'],
  summary: '智能机器人推送消息，或询问回答的进度',
  description: '内容是加密的 JSON。回答边写边给：平台带着 `stream.id` 再来问，每次给到目前为止的全部。',
  request: { query: WecomPush, ...body(SealedBotMessage, SEALED_JSON) },
  responses: {
    200: json('加密的回复；没有要回复的时为空。', SealedBotReply, SEALED_REPLY),
    ...problems(...PROBLEMS),
  },
};

/** The ways in from WeChat, as far as there is an account. */
export const WECHAT_ROUTES: RouteConfig[] = [
  ...routesOf({ name: '公众号', id: 'official', check: OfficialCheck, push: OfficialPush, body: MESSAGE }),
  ...routesOf({ name: '企业微信', id: 'wecom', check: WecomCheck, push: WecomPush, body: SEALED }),
  ...routesOf({ name: '微信客服', id: 'kf', check: WecomCheck, push: WecomPush, body: SEALED }),
  ...(botCheck ? [botCheck, botPush] : []),
];
