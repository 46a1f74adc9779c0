import type { ActionsInWords } from "./action-words.ts";

/** What is done to attached files, in words. */
export const filesActions: ActionsInWords = {
  "files.upload": {
    name: { zh: "上传附件", en: "Upload a file" },
    said: {
      zh: "上传附件{target}[到{person}的考核表]",
      en: "uploaded the file {target}[ to the paper of {person}]",
    },
  },
  "files.download": {
    name: { zh: "下载附件", en: "Download a file" },
    said: {
      zh: "下载[{person}的考核表中的]附件{target}",
      en: "downloaded the file {target}[ of the paper of {person}]",
    },
  },
  "files.refuseInfected": {
    name: { zh: "拒绝带病毒的附件", en: "Refuse an infected file" },
    said: {
      zh: "上传[到{person}的考核表]的附件{name}含有病毒，已拒绝",
      en: "tried to upload the file {name}[ to the paper of {person}], refused for a virus",
    },
  },
};
