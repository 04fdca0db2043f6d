import { describe, expect, it } from 'vitest';
import { ConfigInvalid } from '../errors.ts';
import { parseConfig } from './config.ts';

describe('parseConfig', () => {
  it('takes a secret for visitors’ tokens that is long enough', () => {
    expect(parseConfig({}).config.visitorSecret).toBeUndefined();
    expect(parseConfig({ VISITOR_SECRET: 'sixteen letters!' }).config.visitorSecret).toBe('sixteen letters!');
    expect(() => parseConfig({ VISITOR_SECRET: 'fifteen letters' })).toThrow(/VISITOR_SECRET must have 16/);
  });

  it('works with nothing configured', () => {
    const { config, warnings } = parseConfig({});
    expect(config).toMatchObject({ port: 3000, dataDir: 'var', corpusDir: undefined, allowedOrigins: [] });
    expect(warnings).toEqual([]);
  });

  it('takes an empty value for an unset one', () => {
    expect(parseConfig({ PORT: '', HANDOFF_CONTACT: ' ' }).config).toMatchObject({
      port: 3000,
      handoffContact: undefined,
    });
  });

  it('names every variable that does not parse', () => {
    const attempt = () => parseConfig({ PORT: '70000', LOG_LEVEL: 'loud', HF_ENDPOINT: 'nowhere' });
    expect(attempt).toThrow(ConfigInvalid);
    expect(attempt).toThrow(/PORT.*HF_ENDPOINT.*LOG_LEVEL/);
  });

  it('says once what is wrong with a list, and what a level may be', () => {
    const problemsOf = (env: Record<string, string>) => {
      try {
        return parseConfig(env) && [];
      } catch (error) {
        return error instanceof ConfigInvalid ? error.problems : [];
      }
    };
    expect(problemsOf({ ALLOWED_ORIGINS: 'shop.example,*' })).toEqual([
      'ALLOWED_ORIGINS must be a comma-separated list of origins such as https://shop.example',
    ]);
    expect(problemsOf({ LOG_LEVEL: 'loud' })).toEqual([
      'LOG_LEVEL must be one of trace, debug, info, warn, error, silent',
    ]);
  });

  it('lets an owner say how long answers may be', () => {
    expect(parseConfig({}).config.answerLimits).toEqual({ fact: 200, list: 600 });
    expect(parseConfig({ FACT_LIMIT: '120' }).config.answerLimits).toEqual({ fact: 120, list: 600 });
    expect(parseConfig({ FACT_LIMIT: '800' }).config.answerLimits).toEqual({ fact: 800, list: 800 });
    for (const wrong of ['0', '49', '4001', '99.5', 'many'])
      expect(() => parseConfig({ LIST_LIMIT: wrong })).toThrow(/LIST_LIMIT must be/);
  });

  it('takes a threshold from 0 to 1', () => {
    expect(parseConfig({}).config.answerThreshold).toBeUndefined();
    expect(parseConfig({ ANSWER_THRESHOLD: '0.5' }).config.answerThreshold).toBe(0.5);
    for (const wrong of ['-0.1', '1.5', 'high'])
      expect(() => parseConfig({ ANSWER_THRESHOLD: wrong })).toThrow(/ANSWER_THRESHOLD must be a number from 0 to 1/);
  });

  it('reads keys, the secret of the webhook and the public address', () => {
    expect(parseConfig({}).config).toMatchObject({ apiKeys: [], webhookSecret: undefined, publicUrl: undefined });
    const [one, two] = ['0123456789abcdef', 'fedcba9876543210'];
    const env = { API_KEYS: `${one}, ${two},`, WEBHOOK_SECRET: one, PUBLIC_URL: 'https://help.example/ask/' };
    expect(parseConfig(env)).toMatchObject({
      config: { apiKeys: [one, two], webhookSecret: one, publicUrl: 'https://help.example/ask' },
      warnings: [],
    });
    expect(() => parseConfig({ PUBLIC_URL: 'help.example' })).toThrow(/PUBLIC_URL must be a web address/);
    expect(parseConfig({ API_KEYS: `${one},short`, WEBHOOK_SECRET: 'short' }).warnings).toEqual([
      'WEBHOOK_SECRET is shorter than 16 characters and may be guessed.',
      'One of API_KEYS is shorter than 16 characters and may be guessed.',
    ]);
  });

  it('takes a whole number of dimensions above 0', () => {
    expect(parseConfig({}).config.embeddingDimensions).toBeUndefined();
    expect(parseConfig({ EMBEDDING_DIMENSIONS: '256' }).config.embeddingDimensions).toBe(256);
    for (const wrong of ['0', '-1', '2.5', 'many']) {
      expect(() => parseConfig({ EMBEDDING_DIMENSIONS: wrong })).toThrow(/EMBEDDING_DIMENSIONS must be a whole number/);
    }
  });

  it('reduces allowed origins to scheme, host and port', () => {
    const { config } = parseConfig({ ALLOWED_ORIGINS: 'https://shop.example/help, http://localhost:8080' });
    expect(config.allowedOrigins).toEqual(['https://shop.example', 'http://localhost:8080']);
  });

  it('knows a language model by a key or an address, and none without', () => {
    const llm = (env: Record<string, string>) => parseConfig(env).config.llm;
    expect(llm({ OPENAI_MODEL: 'qwen-plus' })).toBeUndefined();
    expect(llm({ OPENAI_API_KEY: 'k' })).toEqual({
      baseUrl: 'https://api.openai.com/v1',
      apiKey: 'k',
      model: 'gpt-4o-mini',
    });
    expect(llm({ OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1/', OPENAI_MODEL: 'qwen3:8b' })).toEqual({
      baseUrl: 'http://127.0.0.1:11434/v1',
      apiKey: undefined,
      model: 'qwen3:8b',
    });
    expect(() => llm({ OPENAI_BASE_URL: 'localhost:11434' })).toThrow(/OPENAI_BASE_URL must be a web address/);
  });

  it('keeps records in the embedded database for 90 days unless it is told otherwise', () => {
    expect(parseConfig({}).config).toMatchObject({ databaseUrl: undefined, retentionDays: 90 });
    const given = { DATABASE_URL: 'postgres://me:secret@db/wenju', RETENTION_DAYS: '0' };
    expect(parseConfig(given).config).toMatchObject({ databaseUrl: given.DATABASE_URL, retentionDays: 0 });
    expect(() => parseConfig({ DATABASE_URL: 'mysql://db/wenju' })).toThrow(
      /DATABASE_URL must be an address like postgres/,
    );
    for (const wrong of ['-1', '1.5', 'forever']) {
      expect(() => parseConfig({ RETENTION_DAYS: wrong })).toThrow(/RETENTION_DAYS must be a whole number/);
    }
  });

  it('warns of tokens that may be guessed', () => {
    const { config, warnings } = parseConfig({ ADMIN_TOKEN: 'letmein', AGENT_TOKEN: 'a-token-of-24-characters' });
    expect(config.tokens).toEqual({ admin: 'letmein', agent: 'a-token-of-24-characters' });
    expect(warnings).toEqual(['ADMIN_TOKEN is shorter than 16 characters and may be guessed.']);
  });

  it('reports unknown WENJU_ names with the nearest known one', () => {
    expect(parseConfig({ WENJU_DATADIR: '/data', HOME: '/home/a' }).warnings).toEqual([
      'WENJU_DATADIR is not a setting; the nearest one is DATA_DIR.',
    ]);
  });
});
