import type { Locale } from "../../shared/locale.ts";

/** What CodeMirror's own panels say, by their English sentences. */
export const searchPhrases: Record<Locale, Readonly<Record<string, string>>> = {
  en: {},
  zh: {
    Find: "查找",
    Replace: "替换为",
    next: "下一个",
    previous: "上一个",
    all: "全选",
    "match case": "区分大小写",
    "by word": "整词",
    regexp: "正则",
    replace: "替换",
    "replace all": "全部替换",
    close: "关闭",
    "current match": "当前匹配",
    "replaced match on line $": "已替换第 $ 行的匹配",
    "replaced $ matches": "已替换 $ 处",
    "on line": "在行",
    "Go to line": "转到行",
    go: "转到",
    "Folded lines": "已折叠",
    "Unfolded lines": "已展开",
    "Fold line": "折叠",
    "Unfold line": "展开",
    "folded code": "折叠的内容",
    to: "至",
    unfold: "展开",
    Diagnostics: "问题",
    "No diagnostics": "没有问题",
  },
};
