export const zh = {
  search: "按姓名、科室查找",
  person: "姓名",
  department: "科室",
  category: "人员类别",
  period: "周期",
  due: "截止",
  waiting: "{count} 项待办",
} as const;
