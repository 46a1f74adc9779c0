import type { BilingualText, DocumentName } from "@duheng/contracts";
import { type MadeFilter, madeFilter } from "../database/filter.ts";
import { modelNamed, registeredModels } from "../database/model.ts";
import { type GlobalCollection, kindOfCollection } from "../database/tenancy/collections.ts";

/** One collection as it is in an archive. */
export interface ArchivedCollection {
  readonly name: DocumentName;
  readonly collection: string;
  /** What of it is the tenant's; of a tenant's own collection, which the scope keeps apart, all. */
  readonly own: (tenantId: string) => MadeFilter;
}

/** A collection that no archive holds, and why. */
export interface LeftOut {
  readonly collection: string;
  readonly reason: BilingualText;
}

type GlobalRule = { readonly own: (tenantId: string) => MadeFilter } | { readonly reason: BilingualText };

const by = (field: string) => ({ own: (tenantId: string) => madeFilter({ [field]: tenantId }) });
const left = (zh: string, en: string) => ({ reason: { zh, en } });

/**
 * What of the collections without `tenantId` is a tenant's. A new one does not compile without a row: it is the tenant's by
 * a field that is named here, or left out with a reason that the archive tells.
 */
const globalRules: Record<GlobalCollection, GlobalRule> = {
  tenants: by("_id"),
  memberships: by("tenantId"),
  grants: by("ownerTenantId"),
  staff_transfers: by("fromTenantId"),
  reorganisations: by("byTenantId"),
  publications: by("ownerTenantId"),
  adoptions: by("tenantId"),
  form_offers: by("fromTenantId"),
  users: left(
    "账号属于整个系统，不属于某一个单位；本单位的账号见“表格/账号.xlsx”",
    "Accounts are the installation's, not a unit's; those of this unit are in 表格/账号.xlsx",
  ),
  accounts: left("密码的散列值，任何归档都不含", "Hashes of passwords: in no archive"),
  sessions: left("登录会话的密钥，任何归档都不含", "Tokens of sessions: in no archive"),
  verifications: left("登录程序的一次性密钥", "One-time tokens of signing in"),
  sign_in_attempts: left(
    "登录失败的计数，只有散列值，不按单位存放",
    "Counts of failed sign-ins, by hashes, of no unit",
  ),
  persons: left(
    "只有内部编号和日期；人员记录里的 personId 就是它",
    "An id and a date alone: the personId of each staff record",
  ),
  papers: left(
    "由考核表编译得出的程序，各单位共用，可由 form_versions 重新得出",
    "Programs compiled from forms, shared by units; made again from form_versions",
  ),
  "file_contents.files": left("附件的内容在“附件”文件夹中", "Contents of files are in the folder 附件"),
  "file_contents.chunks": left("附件的内容在“附件”文件夹中", "Contents of files are in the folder 附件"),
  loose_files: left("待清理附件的内部标记", "Marks of files that are to be swept"),
  jobs: left(
    "系统运行中的任务；本单位的任务见“表格/后台任务.xlsx”",
    "Work of the platform; that of this unit is in 表格/后台任务.xlsx",
  ),
  system_settings: left("整个系统的设置", "Settings of the installation"),
  migrations: left("整个系统的升级记录", "Upgrades of the installation"),
};

/** Of tenants' own collections, those that no archive holds. */
const leftOfTenants: Readonly<Partial<Record<DocumentName, BilingualText>>> = {
  FormPresence: {
    zh: "谁此刻正打开某张考核表，一分钟后即失效",
    en: "Who has a form open at this moment; over in a minute",
  },
};

/**
 * What an archive holds, by the models that are registered: a tenant's new collection is in it by itself. Out: in the order of
 * their names.
 */
export function archivedCollections(): ArchivedCollection[] {
  return registeredModels()
    .flatMap((name): ArchivedCollection[] => {
      const { collectionName: collection } = modelNamed(name).collection;
      if (kindOfCollection(collection) === "tenant")
        return leftOfTenants[name] === undefined ? [{ name, collection, own: () => madeFilter({}) }] : [];
      const rule = ruleOf(collection);
      return rule !== undefined && "own" in rule ? [{ name, collection, own: rule.own }] : [];
    })
    .sort((one, other) => (one.collection < other.collection ? -1 : 1));
}

/** What it does not hold, each with its reason. */
export function leftOut(): LeftOut[] {
  const global = Object.entries(globalRules).flatMap(([collection, rule]) =>
    "reason" in rule ? [{ collection, reason: rule.reason }] : [],
  );
  const own = registeredModels().flatMap((name) => {
    const reason = leftOfTenants[name];
    return reason === undefined ? [] : [{ collection: modelNamed(name).collection.collectionName, reason }];
  });
  return [...global, ...own].sort((one, other) => (one.collection < other.collection ? -1 : 1));
}

function ruleOf(collection: string): GlobalRule | undefined {
  return Object.hasOwn(globalRules, collection) ? globalRules[collection as GlobalCollection] : undefined;
}
