export const strings = {
  period: '时间范围',
  days: (days: number) => `近 ${days} 天`,
};
