import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../statistics/random.ts';
import { readFlatXml } from './flat-xml.ts';
import { writeXml, xmlText } from './write-xml.ts';

const read = (source: string) => {
  const fields = readFlatXml(source);
  return fields && Object.fromEntries(fields);
};

/** The same fields by another parser; `null` where it refuses. */
function readWithSaxes(source: string): Record<string, string> | null {
  const parser = new SaxesParser({ xmlns: false });
  const fields = new Map<string, string>();
  let path: string[] = [];
  let value = '';
  let structured = false;
  let failed = false;
  parser.on('error', () => {
    failed = true;
  });
  parser.on('opentag', ({ name }) => {
    path = [...path, name];
    structured = path.length > 2;
    value = '';
  });
  parser.on('text', (text) => {
    value += text;
  });
  parser.on('cdata', (text) => {
    value += text;
  });
  parser.on('closetag', ({ name }) => {
    if (path.length === 2 && value !== '' && !structured) fields.set(name, value);
    path = path.slice(0, -1);
    value = '';
  });
  parser.write(source).close();
  return failed ? null : Object.fromEntries(fields);
}

const PUSHED = `<xml><ToUserName><![CDATA[gh_7f083739789a]]></ToUserName>
<FromUserName><![CDATA[oia2TjewbmiOUlr6X-1crbLOvLw]]></FromUserName>
<CreateTime>1407743423</CreateTime>
<MsgType><![CDATA[text]]></MsgType>
<Content><![CDATA[ 七天<无>理由&amp;退货 ]]></Content>
<MsgId>6054768590064713728</MsgId>
</xml>`;

/** Milliseconds that no document may take. */
const LIMIT = 50;

/** What some work takes, in milliseconds: once where that is little, else the least of ten times, as the machine may have paused. */
function leastOf(work: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let times = 0; times < 10 && least >= LIMIT; times++) {
    const begun = performance.now();
    work();
    least = Math.min(least, performance.now() - begun);
  }
  return least;
}

describe('readFlatXml', () => {
  it('keeps every value as it was sent', () => {
    expect(read(PUSHED)).toEqual({
      ToUserName: 'gh_7f083739789a',
      FromUserName: 'oia2TjewbmiOUlr6X-1crbLOvLw',
      CreateTime: '1407743423',
      MsgType: 'text',
      Content: ' 七天<无>理由&amp;退货 ',
      MsgId: '6054768590064713728',
    });
    for (const value of ['00123', '1e5', '0x1F', 'true', ' 前后 ', '', '\n', '6054768590064713728']) {
      expect(read(`<xml><Content>${value}</Content></xml>`)).toEqual({ Content: value });
      expect(read(`<xml><Content><![CDATA[${value}]]></Content></xml>`)).toEqual({ Content: value });
    }
  });

  it('joins text, sections and references', () => {
    expect(read('<xml><A>1&lt;<![CDATA[<b>]]>&#20013;&#x4E2D;&quot;&apos;&amp;<![CDATA[]]></A></xml>')).toEqual({
      A: '1<<b>中中"\'&',
    });
  });

  it('leaves structures out and reads on', () => {
    const pictures =
      '<SendPicsInfo><Count>1</Count><PicList><item><PicMd5Sum><![CDATA[1b]]></PicMd5Sum></item>\n<item/></PicList></SendPicsInfo>';
    expect(read(`<xml><Event>pic_weixin</Event>${pictures}<EventKey/></xml>`)).toEqual({
      Event: 'pic_weixin',
      EventKey: '',
    });
  });

  it('takes a declaration, a byte order mark and space around', () => {
    expect(read('\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<xml>\n<A>1</A ></xml>\n')).toEqual({ A: '1' });
  });

  it('has no prototype to write to', () => {
    const fields = readFlatXml('<xml><__proto__>1</__proto__><constructor>2</constructor></xml>');
    expect(fields?.get('__proto__')).toBe('1');
    expect(({} as Record<string, unknown>)['1']).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['JSON', '{"MsgType":"text"}'],
    ['another root', '<html><A>1</A></html>'],
    ['an attribute', '<xml a="1"><A>1</A></xml>'],
    ['an attribute of a field', '<xml><A a="1">1</A></xml>'],
    ['a document type', '<!DOCTYPE xml><xml><A>1</A></xml>'],
    ['an external entity', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><A>&e;</A></xml>'],
    ['an entity of its own', '<xml><A>&lol;</A></xml>'],
    ['a reference to no character', '<xml><A>&#0;</A></xml>'],
    ['a reference to a surrogate', '<xml><A>&#xD800;</A></xml>'],
    ['a reference beyond Unicode', '<xml><A>&#x110000;</A></xml>'],
    ['a reference without an end', '<xml><A>&amp</A></xml>'],
    ['a comment', '<xml><!-- --><A>1</A></xml>'],
    ['an instruction', '<xml><?php 1 ?><A>1</A></xml>'],
    ['a field twice', '<xml><MsgId>1</MsgId><MsgId>2</MsgId></xml>'],
    ['tags that do not match', '<xml><A>1</B></xml>'],
    ['no end', '<xml><A>1</A>'],
    ['an open section', '<xml><A><![CDATA[1</A></xml>'],
    ['the end of a section in text', '<xml><A>]]></A></xml>'],
    ['text between fields', '<xml>1<A>1</A></xml>'],
    ['text beside structure', '<xml><A>1<B>2</B></A></xml>'],
    ['two documents', '<xml><A>1</A></xml><xml><A>1</A></xml>'],
    ['depth', `<xml>${'<a>'.repeat(7)}${'</a>'.repeat(7)}</xml>`],
    ['many fields', `<xml>${Array.from({ length: 201 }, (_, n) => `<a${n}/>`).join('')}</xml>`],
    ['length', `<xml><A>${'1'.repeat(64 * 1024)}</A></xml>`],
  ])('refuses %s', (_name, source) => {
    expect(readFlatXml(source)).toBeNull();
  });

  /** FUZZ_DOCUMENTS=1000000 is the long run. */
  it('reads any mutation of a document, quickly and as another parser does', () => {
    const documents = Number(process.env.FUZZ_DOCUMENTS ?? 50_000);
    const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
    console.info(`fuzzing ${documents} documents, seed ${seed}`);
    const random = createRandom(seed);
    const below = (end: number) => Math.floor(random() * end);
    const SPLICES = [
      '<',
      '>',
      '&',
      ']]>',
      '<![CDATA[',
      '<!DOCTYPE a>',
      '<!ENTITY a "b">',
      '<!--',
      '-->',
      '<?x ?>',
      '</xml>',
      '<xml>',
      '<A>',
      '</A>',
      '<A/>',
      '&#65;',
      '&#x1F600;',
      '&amp;',
      '&bad;',
      ' a="1"',
      '\0',
      '\ud800',
      '退',
      '\r\n',
      '<__proto__>1</__proto__>',
      '<MsgId>1</MsgId>',
    ];
    const mutated = () => {
      let source = random() < 0.5 ? PUSHED : '<xml><A>1</A><B><C>2</C></B><D><![CDATA[3]]></D></xml>';
      for (let changes = 1 + below(4); changes > 0; changes--) {
        const at = below(source.length + 1);
        const cut = random() < 0.5 ? 0 : below(12);
        const put =
          random() < 0.7 ? SPLICES[below(SPLICES.length)] : String.fromCharCode(below(random() < 0.5 ? 128 : 65_536));
        source = source.slice(0, at) + (random() < 0.15 ? '' : put) + source.slice(at + cut);
      }
      return source;
    };
    let worst = 0;
    let accepted = 0;
    let compared = 0;
    for (let n = 0; n < documents; n++) {
      const source = mutated();
      const fields = read(source);
      worst = Math.max(
        worst,
        leastOf(() => read(source)),
      );
      if (fields === null) continue;
      accepted += 1;
      // What the other one refuses or changes, and this one passes on: characters that are none in XML, and line ends.
      if (xmlText(source) !== source) continue;
      compared += 1;
      const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
      if (JSON.stringify(present) !== JSON.stringify(readWithSaxes(source))) expect.fail(`differs: ${source}`);
      // A section may hold anything; outside of one nothing is declared.
      if (source.replace(/<!\[CDATA\[.*?\]\]>/gs, '').includes('<!')) expect.fail(`accepted: ${source}`);
    }
    expect(accepted).toBeGreaterThan(documents / 50);
    expect(compared).toBeGreaterThan(accepted / 2);
    expect(worst).toBeLessThan(LIMIT);
  }, 600_000);

  it('takes time in proportion to the document', () => {
    for (const unit of ['<![CDATA[', '<a>', '&', '&#1', '<a', '</', ']]>', '<a/>', ' ', '<?xml ', '\ufeff']) {
      const source = `<xml><A>${unit.repeat(60_000 / unit.length)}`;
      const both = () => [readFlatXml(source), readFlatXml(source.slice(8))];
      expect(leastOf(both), unit).toBeLessThan(LIMIT);
    }
  });
});

describe('writeXml', () => {
  it('writes what reads back as the same text, by two parsers', () => {
    const hostile = fc.string({
      unit: fc.oneof(
        fc.constantFrom(
          ']',
          ']]>',
          '<![CDATA[',
          '&',
          '<',
          '>',
          '</Content>',
          '\ud800',
          '\0',
          '\u0008',
          '\r',
          '\n',
          '\uffff',
        ),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }),
      ),
      maxLength: 40,
    });
    fc.assert(
      fc.property(hostile, (content) => {
        const written = writeXml({ MsgType: 'text', Content: content });
        const expected = { MsgType: 'text', ...(xmlText(content) !== '' && { Content: xmlText(content) }) };
        expect(readWithSaxes(written)).toEqual(expected);
        expect(read(written)).toEqual({ MsgType: 'text', Content: xmlText(content) });
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves a good text as it is, and nests', () => {
    expect(writeXml({ CreateTime: 12, Content: '退货\n😀', Image: { MediaId: '1' } })).toBe(
      '<xml><CreateTime>12</CreateTime><Content><![CDATA[退货\n😀]]></Content><Image><MediaId><![CDATA[1]]></MediaId></Image></xml>',
    );
  });
});
