export const zh = {
  signIn: "登录",
  username: "用户名",
  password: "密码",
  signInAgain: {
    title: "请重新登录",
    hint: "登录已超时。重新登录后继续，页面上的内容不会丢失。",
    other: "登录的不是原来的用户，页面将重新载入。",
    leave: "放弃并退出",
  },
  changePassword: {
    title: "修改密码",
    current: "当前密码",
    next: "新密码",
    repeat: "再次输入新密码",
    rule: "至少 10 个字符；不用常见密码、姓名和单位名称",
    different: "两次输入的新密码不一致",
    done: "密码已修改",
  },
  setup: {
    title: "创建首位管理员",
    hint: "此链接只能使用一次，24 小时内有效。创建后请立即登录并妥善保管密码。",
    cityName: "城市名称",
    name: "姓名",
    create: "创建",
    done: "管理员已创建，请登录",
    noToken: "链接不完整：缺少一次性口令。请完整复制链接，包括 # 之后的部分。",
  },
} as const;
