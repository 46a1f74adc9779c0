export const zh = {
  people: {
    title: "人员",
    create: "新增人员",
    empty: "还没有人员",
    emptyHint: "先建立科室和人员类别，再新增人员。",
    statusesHint: "试用、休假、借调等情形会影响是否参加考核和评定等次。",
    searchHint: "姓名或工号",
    leader: "领导成员",
  },
  departments: {
    title: "科室",
    create: "新增科室",
    empty: "还没有科室",
    emptyHint: "科室用于确定科室负责人和分管领导。",
  },
  categories: {
    title: "人员类别",
    create: "新增类别",
    empty: "还没有人员类别",
    emptyHint: "一类人员一套指标：方案按类别把人员与考核表对应起来。",
    levelsHint: "不同职务层次用不同考核表时填写，用逗号分隔。",
  },
} as const;
