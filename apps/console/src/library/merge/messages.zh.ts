export const zh = {
  base: "原来的模板",
  unit: "本单位",
  template: "模板",
  nothing: "（无）",
  points: "%{points} 分",
  pointsRange: "%{min} 至 %{max} 分",
  formula: "公式：%{formula}",
  choose: "选用%{side}",
  removed: "“%{title}”：%{remover}删除了它，%{keeper}改了它或在公式中用到它",
  removedHere: "删除",
  keptHere: "保留",
  allMine: "全部用%{side}的",
} as const;
