import { z } from 'zod';
import { ConfigInvalid } from '../errors.ts';
import { nearestName } from './nearest-name.ts';
import { type OfficialAccount, WECHAT_VARIABLES, type WecomAccount, wechatOf } from './wechat.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

/**
 * The environment, read once. Every variable is optional; an empty value counts as unset, because that is what
 * `NAME=` in an env file and a blank field in a deployment form mean.
 */
const characters = (otherwise: number) =>
  z.coerce
    .number('must be a number of characters')
    .int('must be a whole number of characters')
    .min(50, 'must be 50 or more')
    .max(4000, 'must be 4000 or less')
    .default(otherwise);

const Environment = z.object({
  PORT: z.coerce.number('must be a port number').int().min(0).max(65_535).default(3000),
  HOST: z.string().optional(),
  DATA_DIR: z.string().default('var'),
  CORPUS_DIR: z.string().optional(),
  EMBEDDING_MODEL: z.string().optional(),
  EMBEDDING_DIMENSIONS: z.coerce
    .number('must be a whole number above 0')
    .int('must be a whole number above 0')
    .min(1, 'must be a whole number above 0')
    .optional(),
  HF_ENDPOINT: z.url('must be a URL').default('https://huggingface.co'),
  ALLOWED_ORIGINS: z
    .string()
    .default('')
    .transform((list) => list.split(',').map((origin) => origin.trim()))
    .transform((list) => list.filter((origin) => origin !== ''))
    .pipe(z.array(z.url('must be a comma-separated list of origins such as https://shop.example'))),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be a web address like https://help.example' }).optional(),
  HANDOFF_CONTACT: z.string().optional(),
  ANSWER_THRESHOLD: z.coerce
    .number('must be a number from 0 to 1')
    .min(0, 'must be a number from 0 to 1')
    .max(1, 'must be a number from 0 to 1')
    .optional(),
  FACT_LIMIT: characters(200),
  LIST_LIMIT: characters(600),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: z
    .url({ protocol: /^https?$/, error: 'must be a web address like https://api.openai.com/v1' })
    .optional(),
  OPENAI_MODEL: z.string().optional(),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'must be an address like postgresql://user:password@host:5432/database',
    })
    .optional(),
  RETENTION_DAYS: z.coerce
    .number('must be a whole number of days, 0 or above')
    .int('must be a whole number of days, 0 or above')
    .min(0, 'must be a whole number of days, 0 or above')
    .max(36_500, 'must be at most 36500 days')
    .default(90),
  API_KEYS: z
    .string()
    .default('')
    .transform((list) => list.split(',').map((key) => key.trim()))
    .transform((list) => list.filter((key) => key !== '')),
  WEBHOOK_SECRET: z.string().optional(),
  VISITOR_SECRET: z.string().min(16, 'must have 16 characters or more').optional(),
  ADMIN_TOKEN: z.string().optional(),
  AGENT_TOKEN: z.string().optional(),
  ...WECHAT_VARIABLES,
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
});

export type Config = {
  port: number;
  /** Address to listen on; all interfaces when undefined. */
  host: string | undefined;
  dataDir: string;
  /** Folder of documents; `undefined` lets an index keep the sources it was built from. */
  corpusDir: string | undefined;
  /** A local folder or a hub id; the bundled model when undefined. */
  embeddingModel: string | undefined;
  /** Vectors are cut to their first so many dimensions; kept whole when undefined. */
  embeddingDimensions: number | undefined;
  hubEndpoint: string;
  /** Origins (`https://shop.example`) whose pages may call the API. */
  allowedOrigins: string[];
  /** Where visitors reach this server, for links to sources; without it, the address that a request came to. */
  publicUrl: string | undefined;
  /** What a visitor is told when only a person can help: a phone number, an address, opening hours. */
  handoffContact: string | undefined;
  /** Confidence from which on an answer is given; the product's own when undefined. */
  answerThreshold: number | undefined;
  /** Characters of an answer that states a fact, and of one that lists. */
  answerLimits: { fact: number; list: number };
  /** The language model that words answers; none when undefined. */
  llm: { baseUrl: string; apiKey: string | undefined; model: string } | undefined;
  /** A PostgreSQL server to keep records in; the embedded database when undefined. */
  databaseUrl: string | undefined;
  /** How long questions and answers are kept; 0 keeps none. */
  retentionDays: number;
  /** Who may ask through `/v1` and `/mcp`; everybody while there are none. */
  apiKeys: string[];
  /** What requests to `/hooks` are signed with; none are taken without it. */
  webhookSecret: string | undefined;
  /** What visitors' tokens are signed with; a key in the data directory when undefined. */
  visitorSecret: string | undefined;
  /** Who may read what was kept (`agent`), and remove it (`admin`). Nobody may without them. */
  tokens: { admin: string | undefined; agent: string | undefined };
  /** The 公众号 and the WeCom application that ask here; undefined while there is none. */
  wechat: OfficialAccount | undefined;
  wecom: WecomAccount | undefined;
  logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
};

/**
 * Config from environment variables. `warnings` names variables that look like ours but are not known, each with the
 * nearest known name. Throws ConfigInvalid listing every variable that does not parse.
 */
export function parseConfig(env: Record<string, string | undefined>): { config: Config; warnings: string[] } {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = Environment.safeParse(set);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`);
    throw new ConfigInvalid([...new Set(problems)]);
  }
  const values = parsed.data;
  const { wechat, wecom, problems } = wechatOf(values);
  if (problems.length > 0) throw new ConfigInvalid(problems);
  return {
    config: {
      port: values.PORT,
      host: values.HOST,
      dataDir: values.DATA_DIR,
      corpusDir: values.CORPUS_DIR,
      embeddingModel: values.EMBEDDING_MODEL,
      embeddingDimensions: values.EMBEDDING_DIMENSIONS,
      hubEndpoint: values.HF_ENDPOINT.replace(/\/+$/, ''),
      allowedOrigins: values.ALLOWED_ORIGINS.map((origin) => new URL(origin).origin),
      publicUrl: values.PUBLIC_URL?.replace(/\/+$/, ''),
      handoffContact: values.HANDOFF_CONTACT,
      answerThreshold: values.ANSWER_THRESHOLD,
      answerLimits: { fact: values.FACT_LIMIT, list: Math.max(values.FACT_LIMIT, values.LIST_LIMIT) },
      llm: llmOf(values),
      databaseUrl: values.DATABASE_URL,
      retentionDays: values.RETENTION_DAYS,
      apiKeys: values.API_KEYS,
      webhookSecret: values.WEBHOOK_SECRET,
      visitorSecret: values.VISITOR_SECRET,
      tokens: { admin: values.ADMIN_TOKEN, agent: values.AGENT_TOKEN },
      wechat,
      wecom,
      logLevel: values.LOG_LEVEL,
    },
    warnings: [...unknownNames(Object.keys(set)), ...shortTokens(values)],
  };
}

/**
 * A key or an address is enough: the rest has the defaults of the service that the names are from, and a server of
 * one's own needs no key. A model's name alone says nothing of where it is.
 */
function llmOf({ OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL }: z.infer<typeof Environment>): Config['llm'] {
  if (OPENAI_API_KEY === undefined && OPENAI_BASE_URL === undefined) return undefined;
  return {
    baseUrl: (OPENAI_BASE_URL ?? 'https://api.openai.com/v1').replace(/\/+$/, ''),
    apiKey: OPENAI_API_KEY,
    model: OPENAI_MODEL ?? 'gpt-4o-mini',
  };
}

const TOKEN_LENGTH = 16;

function shortTokens(values: z.infer<typeof Environment>): string[] {
  return (['ADMIN_TOKEN', 'AGENT_TOKEN', 'WEBHOOK_SECRET', 'API_KEYS'] as const)
    .filter((name) => [values[name] ?? []].flat().some(({ length }) => length < TOKEN_LENGTH))
    .map(
      (name) =>
        `${name === 'API_KEYS' ? 'One of API_KEYS' : name} is shorter than ${TOKEN_LENGTH} characters and may be guessed.`,
    );
}

function unknownNames(names: string[]): string[] {
  const known = Object.keys(Environment.shape);
  return names
    .filter((name) => name.startsWith('WENJU_'))
    .map((name) => `${name} is not a setting; the nearest one is ${nearestName(name.slice('WENJU_'.length), known)}.`);
}
