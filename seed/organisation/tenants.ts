import type { Tenant } from "@duheng/contracts";
import { fresh } from "../times.ts";
import { type UnitPlan, units } from "./units.ts";

export const cityId = "hlbe";

/** The city, its 14 banners and districts, and the units. */
export function makeTenants(): Tenant[] {
  return [city(), ...banners.map(banner), ...units.map(unit)];
}

interface BannerPlan {
  readonly id: string;
  readonly name: string;
  readonly reportsTo?: string;
  readonly legalParent?: string;
}

/** 扎赉诺尔区 is legally a district of the city and run by 满洲里市. */
const banners: readonly BannerPlan[] = [
  { id: "hailar", name: "海拉尔区" },
  { id: "manzhouli", name: "满洲里市" },
  { id: "zhalainuoer", name: "扎赉诺尔区", reportsTo: "manzhouli", legalParent: cityId },
  { id: "yakeshi", name: "牙克石市" },
  { id: "zhalantun", name: "扎兰屯市" },
  { id: "eerguna", name: "额尔古纳市" },
  { id: "genhe", name: "根河市" },
  { id: "arong", name: "阿荣旗" },
  { id: "chenbaerhu", name: "陈巴尔虎旗" },
  { id: "xinbaerhu-left", name: "新巴尔虎左旗" },
  { id: "xinbaerhu-right", name: "新巴尔虎右旗" },
  { id: "molidawa", name: "莫力达瓦达斡尔族自治旗" },
  { id: "elunchun", name: "鄂伦春自治旗" },
  { id: "ewenki", name: "鄂温克族自治旗" },
];

function city(): Tenant {
  return {
    id: cityId,
    name: "呼伦贝尔市",
    shortName: "呼伦贝尔",
    kind: "city",
    path: [],
    level: "city",
    ...standing(),
  };
}

function banner({ id, name, reportsTo = cityId, legalParent }: BannerPlan): Tenant {
  return {
    id,
    name,
    kind: "banner",
    reportsTo,
    ...(legalParent ? { legalParent } : {}),
    path: reportsTo === cityId ? [cityId] : [cityId, reportsTo],
    level: "banner",
    ...standing(),
  };
}

function unit({ id, name, shortName, parent, field, level }: UnitPlan): Tenant {
  return {
    id,
    name,
    shortName,
    kind: "unit",
    reportsTo: parent,
    path: parent === cityId ? [cityId] : [cityId, parent],
    field,
    level,
    ...standing(),
  };
}

function standing() {
  return { timeZone: "Asia/Shanghai", state: "active" as const, ...fresh };
}
