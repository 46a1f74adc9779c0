import type { ActionsInWords } from "./action-words.ts";

/** What is done to people, in words. */
export const staffActions: ActionsInWords = {
  "staff.create": {
    name: { zh: "新增人员", en: "Add a member of staff" },
    said: { zh: "新增人员{target}", en: "added {target} to the staff" },
  },
  "staff.update": {
    name: { zh: "修改人员", en: "Change a member of staff" },
    said: { zh: "修改人员{target}的信息", en: "changed the record of {target}" },
  },
  "staff.updateMany": {
    name: { zh: "批量修改人员", en: "Change several members of staff" },
    said: { zh: "批量修改人员的信息", en: "changed the records of several members of staff" },
  },
  "staff.leave": {
    name: { zh: "办理离开", en: "Somebody leaves" },
    said: {
      zh: "办理{target}离开[（{leaving}）][，由{successor}接任]",
      en: "had {target} leave[ ({leaving})][, succeeded by {successor}]",
    },
  },
  "staff.reenter": {
    name: { zh: "重新入职", en: "Somebody comes back" },
    said: { zh: "办理{target}[自{day}起]重新入职", en: "had {target} come back[ from {day} on]" },
  },
  "staff.move": {
    name: { zh: "调动", en: "Move somebody" },
    said: { zh: "[自{day}起]调动{target}", en: "moved {target}[ from {day} on]" },
  },
  "staff.handOver": {
    name: { zh: "交接", en: "Hand over" },
    said: {
      zh: "把{target}未办的事项交给[{successor}]",
      en: "handed what {target} had still to do over[ to {successor}]",
    },
  },
  "staff.withdrawEvent": {
    name: { zh: "撤销待生效的变动", en: "Withdraw what was planned" },
    said: {
      zh: "撤销{target}[自{day}起]的变动",
      en: "withdrew what was planned for {target}[ from {day} on]",
    },
  },
  "staff.beginStatus": {
    name: { zh: "登记特殊情形", en: "Note a special situation" },
    said: {
      zh: "为{target}登记[{status}][，自{day}起]",
      en: "noted of {target}[: {status}][ from {day} on]",
    },
  },
  "staff.endStatus": {
    name: { zh: "结束特殊情形", en: "End a special situation" },
    said: {
      zh: "结束{target}的[{status}][，至{day}]",
      en: "ended what was so of {target}[: {status}][, until {day}]",
    },
  },
  "kinships.create": {
    name: { zh: "登记亲属关系（回避）", en: "Record a relation" },
    said: { zh: "登记{target}的亲属关系[：{kinship}]", en: "recorded the relation of {target}[: {kinship}]" },
  },
  "kinships.remove": {
    name: { zh: "删除亲属关系", en: "Remove a relation" },
    said: { zh: "删除{target}的亲属关系[：{kinship}]", en: "removed the relation of {target}[: {kinship}]" },
  },
  "staff.remove": {
    name: { zh: "删除人员", en: "Remove a member of staff" },
    said: { zh: "删除人员{target}", en: "removed {target} from the staff" },
  },
  "staff.removeMany": {
    name: { zh: "批量删除人员", en: "Remove several members of staff" },
    said: { zh: "批量删除人员", en: "removed several members of staff" },
  },
  "staff.reveal": {
    name: { zh: "查看身份证号或手机号", en: "See an identity number or phone" },
    said: { zh: "查看{target}的[{field}]", en: "saw[ the {field} of] {target}" },
  },
  "persons.join": {
    name: { zh: "认定为同一人", en: "Join records of one person" },
    said: {
      zh: "认定同一账号在各单位的人员记录为同一人",
      en: "found staff records of one account to be of one person",
    },
  },
};
