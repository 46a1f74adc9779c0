import { expect, it } from "vitest";
import { pinyinOf } from "./pinyin.ts";

it.each([
  ["单雄信", ["shanxiongxin", "sxx"]],
  ["仇英", ["qiuying", "qy"]],
  ["曾国藩", ["zengguofan", "zgf"]],
  ["解缙", ["xiejin", "xj"]],
  ["区寄", ["ouji", "oj"]],
  ["查良镛", ["zhaliangyong", "zly"]],
  ["尉迟恭", ["yuchigong", "ycg"]],
  ["万俟卨", ["moqixie", "mqx"]],
  ["吕布", ["lvbu", "lb"]],
  ["乌云其其格", ["wuyunqiqige", "wyqqg"]],
  ["斯琴高娃", ["siqingaowa", "sqgw"]],
  ["阿拉坦·其木格", ["alatanqimuge", "altqmg"]],
  ["示例-甲001", ["shilijia001", "slj001"]],
  ["Ａnna", ["anna", "a"]],
  ["王", ["wang", "w"]],
  ["——", []],
  ["", []],
])("%s is found by %j", (name, found) => expect(pinyinOf(name)).toEqual(found));
