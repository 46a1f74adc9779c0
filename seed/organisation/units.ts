import type { StaffStatus, Tenant } from "@duheng/contracts";

/** What a unit is made of; people and documents are generated from it. */
export interface UnitPlan {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly parent: string;
  readonly field: string;
  readonly level: NonNullable<Tenant["level"]>;
  /** People are named 示例-甲001 by it. */
  readonly stem: string;
  /** Posts of the leaders, the main leader first. */
  readonly leaders: readonly string[];
  /** Key and name of each category. */
  readonly categories: Readonly<Record<string, string>>;
  /** The head of a department is its first. */
  readonly departments: readonly DepartmentPlan[];
  /** Who came after the departments were first filled, by the department's place: their numbers come last. */
  readonly later?: readonly { readonly department: number; readonly people: number }[];
  /** Statuses and the like of single people by their number. */
  readonly people?: Readonly<Record<number, PersonPlan>>;
}

interface DepartmentPlan {
  readonly name: string;
  readonly category: string;
  readonly people: number;
  /** Which of the leaders is in charge of it; default the second. */
  readonly leader?: number;
}

interface PersonPlan {
  /** Goes by the name of the one with this number. */
  readonly namesake?: number;
  readonly statuses?: readonly StaffStatus[];
  readonly joinedOn?: string;
  readonly leftOn?: string;
}

const general = { general: "综合管理类" };

/** Units of the city, and five each of 海拉尔区 and 鄂温克族自治旗: sorts and levels differ on purpose. */
export const units: readonly UnitPlan[] = [
  {
    id: "hlbe-ga",
    name: "呼伦贝尔市公安局",
    shortName: "市公安局",
    parent: "hlbe",
    field: "public-security",
    level: "city",
    stem: "甲",
    leaders: ["局长", "副局长", "副局长"],
    categories: { duty: "执法勤务类", technical: "警务技术类", management: "综合管理类" },
    departments: [
      { name: "刑事侦查支队", category: "duty", people: 6, leader: 1 },
      { name: "治安管理支队", category: "duty", people: 6, leader: 2 },
      { name: "交通管理支队", category: "duty", people: 5, leader: 2 },
      { name: "刑事技术室", category: "technical", people: 7, leader: 1 },
      { name: "政治处", category: "management", people: 4, leader: 1 },
      { name: "办公室", category: "management", people: 3, leader: 2 },
      { name: "警务保障室", category: "management", people: 2, leader: 2 },
    ],
    people: {
      15: { statuses: [{ kind: "investigation", from: "2026-06-15", note: "示例：立案调查中" }] },
      27: { statuses: [{ kind: "leave", from: "2026-04-10", to: "2026-06-20", note: "示例：病假" }] },
      34: { statuses: [{ kind: "probation", from: "2026-03-01", to: "2027-02-28", note: "示例：新录用" }] },
    },
  },
  {
    id: "hlbe-jcy",
    name: "呼伦贝尔市人民检察院",
    shortName: "市检察院",
    parent: "hlbe",
    field: "procuratorate",
    level: "city",
    stem: "乙",
    leaders: ["检察长", "副检察长"],
    categories: {
      criminal: "检察官（刑事检察）",
      civil: "检察官（民事行政公益诉讼）",
      assistant: "检察辅助人员",
      administration: "司法行政人员",
    },
    departments: [
      { name: "刑事检察部", category: "criminal", people: 5 },
      { name: "民事行政公益诉讼检察部", category: "civil", people: 3 },
      { name: "检务管理部", category: "assistant", people: 4 },
      { name: "政治部", category: "administration", people: 5 },
    ],
    later: [
      { department: 0, people: 16 },
      { department: 1, people: 10 },
      { department: 2, people: 9 },
      { department: 3, people: 7 },
    ],
    people: {
      5: { statuses: [{ kind: "secondment", from: "2026-07-01", note: "示例：借调市公安局刑事侦查支队" }] },
      19: { leftOn: "2026-05-15" },
      40: { namesake: 21 },
    },
  },
  {
    id: "hlbe-sthj",
    name: "呼伦贝尔市生态环境局",
    shortName: "市生态环境局",
    parent: "hlbe",
    field: "ecology",
    level: "city",
    stem: "丙",
    leaders: ["局长", "副局长"],
    categories: { professional: "执法监测类" },
    departments: [
      { name: "环境监测站", category: "professional", people: 4 },
      { name: "综合执法支队", category: "professional", people: 3 },
    ],
  },
  {
    id: "hlbe-wl",
    name: "呼伦贝尔市文化旅游广电局",
    shortName: "市文旅局",
    parent: "hlbe",
    field: "culture-tourism",
    level: "city",
    stem: "丁",
    leaders: ["局长", "副局长"],
    categories: { general: "综合管理类" },
    departments: [
      { name: "市场管理科", category: "general", people: 3 },
      { name: "文物科", category: "general", people: 3 },
    ],
  },
  {
    id: "hlbe-zw",
    name: "呼伦贝尔市政务服务局",
    shortName: "市政务服务局",
    parent: "hlbe",
    field: "government-services",
    level: "city",
    stem: "戊",
    leaders: ["局长", "副局长"],
    categories: { window: "窗口服务类" },
    departments: [
      { name: "企业服务科", category: "window", people: 4 },
      { name: "群众服务科", category: "window", people: 3 },
    ],
  },
  {
    id: "hlbe-fy",
    name: "呼伦贝尔市中级人民法院",
    shortName: "市法院",
    parent: "hlbe",
    field: "court",
    level: "city",
    stem: "己",
    leaders: ["院长", "副院长"],
    categories: { judicial: "审判执行类" },
    departments: [
      { name: "民事审判庭", category: "judicial", people: 4 },
      { name: "刑事审判庭", category: "judicial", people: 2 },
      { name: "执行局", category: "judicial", people: 2 },
    ],
  },
  {
    id: "hlbe-sf",
    name: "呼伦贝尔市司法局",
    shortName: "市司法局",
    parent: "hlbe",
    field: "justice",
    level: "city",
    stem: "庚",
    leaders: ["局长", "副局长"],
    categories: general,
    departments: [
      { name: "法律援助中心", category: "general", people: 2 },
      { name: "社区矫正管理科", category: "general", people: 3 },
    ],
    people: { 7: { joinedOn: "2026-05-16" } },
  },
  {
    id: "hlbe-zr",
    name: "呼伦贝尔市自然资源局",
    shortName: "市自然资源局",
    parent: "hlbe",
    field: "natural-resources",
    level: "city",
    stem: "辛",
    leaders: ["局长", "副局长"],
    categories: general,
    departments: [
      { name: "用地审批科", category: "general", people: 3 },
      { name: "执法监察支队", category: "general", people: 2 },
    ],
  },
  {
    id: "hlbe-zzb",
    name: "中共呼伦贝尔市委组织部",
    shortName: "市委组织部",
    parent: "hlbe",
    field: "organisation",
    level: "city",
    stem: "壬",
    leaders: ["部长"],
    categories: general,
    departments: [
      { name: "公务员科", category: "general", people: 3, leader: 0 },
      { name: "干部科", category: "general", people: 2, leader: 0 },
    ],
  },
  small("hailar-zw", "海拉尔区政务服务局", "癸", "government-services", { window: "窗口服务类" }, "服务大厅"),
  small("hailar-ga", "海拉尔区公安分局", "子", "public-security", { duty: "执法勤务类" }, "治安大队"),
  small("hailar-jy", "海拉尔区教育局", "丑", "education", general, "基础教育股"),
  small("hailar-wj", "海拉尔区卫生健康委员会", "寅", "health", general, "医政股"),
  small(
    "hailar-sl",
    "海拉尔区胜利街道办事处",
    "卯",
    "sub-district",
    general,
    "党政综合办公室",
    5,
    "township",
  ),
  small("ewenki-fy", "鄂温克族自治旗人民法院", "辰", "court", { judicial: "审判执行类" }, "综合审判庭"),
  small("ewenki-sf", "鄂温克族自治旗司法局", "巳", "justice", general, "人民调解股"),
  small("ewenki-nm", "鄂温克族自治旗农牧局", "午", "agriculture", general, "畜牧股"),
  small("ewenki-zr", "鄂温克族自治旗自然资源局", "未", "natural-resources", general, "矿产股"),
  small("ewenki-by", "巴彦托海镇人民政府", "申", "township", general, "党政办公室", 3, "township"),
];

/** A unit of a banner: one leader and one department. */
function small(
  id: string,
  name: string,
  stem: string,
  field: string,
  categories: Readonly<Record<string, string>>,
  department: string,
  people = 3,
  level: UnitPlan["level"] = "banner",
): UnitPlan {
  const category = Object.keys(categories)[0] ?? "general";
  return {
    id,
    name,
    shortName: name.slice(0, 20),
    parent: id.slice(0, id.indexOf("-")),
    field,
    level,
    stem,
    leaders: ["主要负责人"],
    categories,
    departments: [{ name: department, category, people, leader: 0 }],
  };
}
