import type { ActionsInWords } from "./action-words.ts";

/** What is done to the audit trail, in words. */
export const auditActions: ActionsInWords = {
  "audit.tellHome": {
    name: { zh: "告知人员所在单位", en: "Tell the person's own unit" },
    said: {
      zh: "把凭授权办理的事项告知人员所在单位",
      en: "told the person's own unit of what was done under a grant",
    },
  },
  "audit.export": {
    name: { zh: "导出审计记录", en: "Export the audit trail" },
    said: { zh: "导出审计记录", en: "exported the audit trail" },
  },
  "audit.acceptFindings": {
    name: { zh: "确认审计核验的问题", en: "Accept what verifying the trail found" },
    said: {
      zh: "确认已查明审计核验发现的{target}处问题",
      en: "accepted {target} findings of verifying the trail",
    },
  },
};
