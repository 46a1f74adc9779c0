export const zh = {
  search: "按姓名、科室查找",
  person: "姓名",
  department: "科室",
  category: "人员类别",
  period: "周期",
  due: "截止",
  days: {
    on: "截止 {date}",
    left: "还有 {count} 天",
    today: "今天截止",
    overdue: "已逾期 {count} 天",
  },
  waiting: "{count} 项待办",
} as const;
