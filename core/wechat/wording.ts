/** What these channels say of their own. */
export const wording = {
  welcome: '你好！我会从已收录的文档里找原文来回答，并告诉你出处。请直接发文字提问。',
  cannotRead: {
    voice: '暂时听不了语音，请把问题打成文字发给我。',
    image: '暂时看不了图片，请用文字说说你的问题。',
    video: '暂时看不了视频，请用文字说说你的问题。',
    location: '暂时用不了位置信息，请用文字说说你的问题。',
    link: '暂时打不开链接，请用文字说说你的问题。',
    other: '这种消息我看不懂，请用文字说说你的问题。',
  },
  busy: '现在提问的人较多，请过一会儿再发一次。',
  preparing: '助手正在准备资料，请过一会儿再发一次。',
  trouble: '刚才没能答上来，请再发一次。',
  /** What a visitor sends to read on, and the line that says so. */
  more: '继续看',
  moreParts: '（内容较长，还有下文）',
  moreAwaited: '（以上是原文。更完整的说明正在整理）',
  nothingMore: '没有更多内容了，请直接提问。',
  notYet: '还在整理，请过几秒再点一次。',
};
