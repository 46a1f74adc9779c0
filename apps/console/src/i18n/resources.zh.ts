/** react-admin's labels of resources and their fields. */
export const zh = {
  departments: {
    name: "科室",
    fields: {
      state: "状态",
      name: "科室名称",
      order: "排序",
      headId: "科室负责人",
      leaderInChargeId: "分管领导",
    },
  },
  staffCategories: {
    name: "人员类别",
    fields: { state: "状态", code: "代码", name: "类别名称", order: "排序", levels: "职务层次" },
  },
  staff: {
    name: "人员",
    fields: {
      q: "搜索",
      number: "工号",
      name: "姓名",
      departmentId: "科室",
      categoryId: "人员类别",
      level: "职务层次",
      position: "职务",
      identityNumber: "身份证号",
      phone: "手机号",
      isLeader: "领导成员",
      state: "状态",
      joinedOn: "到岗日期",
      leftOn: "离开日期",
      statuses: "特殊情形",
      kind: "情形",
      from: "自",
      to: "至",
      note: "说明",
    },
  },
  forms: {
    name: "考核表",
    fields: {
      title: "名称",
      categoryId: "适用类别",
      state: "状态",
      latestVersion: "版本",
      base: "来源模板",
      updatedAt: "最近修改",
    },
  },
  library: {
    name: "模板",
    fields: { title: "名称", ownerName: "共享单位", version: "版本", sharedAt: "共享时间" },
  },
  plans: {
    name: "考核方案",
    fields: {
      title: "方案名称",
      frequency: "频次",
      papers: "对应关系",
      state: "状态",
      updatedAt: "最近修改",
    },
  },
  cycles: {
    name: "考核周期",
    fields: { title: "名称", period: "周期", startsOn: "开始", endsOn: "结束", state: "阶段" },
  },
  assessments: {
    name: "个人考核",
    fields: { name: "姓名", period: "周期", state: "状态", score: "得分", grade: "等次" },
  },
  audit: {
    name: "审计记录",
    fields: { at: "时间", actor: "操作人", action: "操作", target: "对象", reason: "事由", across: "跨单位" },
  },
  jobs: {
    name: "后台任务",
    fields: { kind: "任务", state: "状态", progress: "进度", by: "发起人", enqueuedAt: "发起时间" },
  },
  quotaGroups: { name: "等次配额组", fields: {} },
  indicatorEntries: { name: "指标条目", fields: {} },
  tenants: {
    name: "单位",
    fields: {
      q: "搜索",
      name: "单位名称",
      shortName: "简称",
      kind: "类型",
      reportsTo: "上级",
      level: "级别",
      field: "工作领域",
      state: "状态",
    },
  },
  users: {
    name: "账号",
    fields: {
      name: "姓名",
      displayUsername: "用户名",
      username: "用户名",
      number: "工号",
      memberships: "单位",
      roles: "角色",
      standing: "状态",
      lastSignInAt: "最近登录",
    },
  },
} as const;
