export const strings = { back: '返回列表' };
