import type { ActionsInWords } from "./action-words.ts";

/** What operators do, in words. */
export const operationActions: ActionsInWords = {
  "database.backup": {
    name: { zh: "备份数据库", en: "Back up the database" },
    said: { zh: "备份数据库到{target}", en: "backed up the database to {target}" },
  },
  "database.restore": {
    name: { zh: "恢复数据库", en: "Restore the database" },
    said: {
      zh: "从备份{target}恢复数据库并结束所有会话",
      en: "restored the database from the backup {target} and ended all sessions",
    },
  },
  "database.rotateKeys": {
    name: { zh: "更换加密密钥", en: "Change the data key" },
    said: { zh: "用密钥{target}重新加密保密内容", en: "sealed everything anew under the key {target}" },
  },
  "database.verify": {
    name: { zh: "核查数据库", en: "Check the database" },
    said: { zh: "核查数据库", en: "checked the database" },
  },
  "jobs.cancel": {
    name: { zh: "取消后台任务", en: "Cancel a job" },
    said: { zh: "取消后台任务{target}[（{job}）]", en: "cancelled the job {target}[ ({job})]" },
  },
};
