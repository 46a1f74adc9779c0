import { jobStateWords, labelsOf } from "@duheng/contracts/words";

export const zh = {
  hint: "耗时较长的工作在后台进行，关闭页面也不会中断。",
  empty: "还没有后台任务",
  emptyHint: "例如把未提交的表改用新版本、按新版试算全部已提交的表时，进度和结果会显示在这里。",
  search: "对象或发起人",
  kind: "任务",
  stateLabel: "状态",
  progress: "进度",
  by: "发起人",
  enqueuedAt: "发起时间",
  counted: "{done} / {total}",
  notCounted: "准备中",
  ending: "正在取消",
  state: labelsOf(jobStateWords, "zh"),
  cancel: {
    action: "取消",
    title: "取消“{name}”？",
    text: "做完手上这一步后停止；已经做完的部分会保留。",
    confirm: "取消任务",
    done: "任务将停止",
  },
} as const;
