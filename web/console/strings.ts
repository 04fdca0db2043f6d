import type { Role } from '../../core/contract/admin.ts';
import type { Theme } from './theme.ts';

/** What the shell says; each page has a file of its own. */
export const strings = {
  product: '问据',
  title: '客服工作台',
  skip: '跳到内容',
  navigation: '页面',
  menu: '打开菜单',
  closeMenu: '收起菜单',
  close: '关闭',
  cancel: '取消',
  retry: '重试',
  loading: '正在读取',

  theme: '外观',
  themes: { auto: '跟随系统', light: '浅色', dark: '深色' } satisfies Record<Theme, string>,
  roles: { agent: '客服', admin: '管理员' } satisfies Record<Role, string>,
  signOut: '退出',
  noPages: '这个令牌没有可以看的页面。',

  signIn: '进入工作台',
  signInWhy: '请输入管理员给您的访问令牌。它只保存在这个标签页里，关闭后需要重新输入。',
  token: '访问令牌',
  enter: '进入',
  entering: '正在核对',
  refused: '这个令牌不对，请核对后重新输入。',
  tokenForm: '令牌由字母、数字和符号组成，中间没有空格。',
  connecting: '正在连接服务',

  disabled: '工作台还没有开启',
  disabledWhy:
    '服务上没有设置访问令牌，所以谁也进不来。请在启动服务的地方设置下面两个变量中的一个或两个，然后重启服务：',
  agentToken: '给客服：查原文、提问、看记录',
  adminToken: '给管理员：另外可以修改和删除',
  example:
    '# 每个令牌至少 16 个字符，例如这样生成：\nopenssl rand -hex 24\n\n# 写进服务的环境变量\nAGENT_TOKEN=客服的令牌\nADMIN_TOKEN=管理员的令牌',
  again: '我已设置，重新检查',

  unreachableTitle: '连接不上服务',
  unreachable: '现在连接不上服务，请检查网络或稍后再试。',
  failed: (status: number) => `服务没有完成这个请求（${status}）。`,
  broken: '这个页面出了点问题',
  brokenWhy: '可以重试；如果仍然不行，请刷新页面。',
};
