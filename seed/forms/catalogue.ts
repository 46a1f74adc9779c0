import type { Adoption, FormDraft, FormVersion, IndicatorEntry, Publication } from "@duheng/contracts";
import { withDatasetsUsed } from "@duheng/form";
import { datasetsOf } from "../datasets/definitions.ts";
import { adminOf } from "../organisation/accounts.ts";
import { categoryId } from "../organisation/people.ts";
import { cityId } from "../organisation/tenants.ts";
import { type UnitPlan, units } from "../organisation/units.ts";
import { fresh } from "../times.ts";
import { commonItems } from "./common.ts";
import type { Item } from "./items/index.ts";
import { policeDutyForm } from "./police/duty.ts";
import { policeManagementForm, policeManagementItems } from "./police/management.ts";
import { policeTechnicalForm, policeTechnicalItems } from "./police/technical.ts";
import { procuratorateForm, procuratorateItems, procuratorateLibrary } from "./procuratorate.ts";
import { adopt, adoptionOf, type PublishedForm, publish, publishLater, share } from "./publishing.ts";
import { questionnaireForm } from "./questionnaire.ts";
import { generalTemplate, windowTemplate } from "./templates.ts";
import { court } from "./units/court.ts";
import { culture } from "./units/culture.ts";
import { ecology } from "./units/ecology.ts";
import { justice } from "./units/justice.ts";
import { organisation } from "./units/organisation.ts";
import { resources } from "./units/resources.ts";
import { services } from "./units/services.ts";
import type { UnitForm } from "./units/unit-form.ts";

/** The paper of one category of a unit: its published form, and the items to fill it by. */
export interface CategoryPaper {
  readonly categoryId: string;
  readonly published: PublishedForm;
  readonly items: readonly Item[];
}

export interface Catalogue {
  readonly drafts: FormDraft[];
  readonly versions: FormVersion[];
  readonly publications: Publication[];
  readonly adoptions: Adoption[];
  readonly entries: IndicatorEntry[];
  papersOf(unitId: string): readonly CategoryPaper[];
}

/** All forms of the city: templates, the units' own, adopted ones, and the procuratorate's library. */
export function makeCatalogue(): Catalogue {
  const city = { id: cityId, name: "呼伦贝尔市", path: [] };
  const byCity = adminOf(cityId);
  const general = generalTemplate();
  const windows = windowTemplate();
  const generalForm = publish({
    id: "hlbe-form-general",
    tenantId: cityId,
    document: general.form,
    by: byCity,
  });
  const windowForm = publish({
    id: "hlbe-form-window",
    tenantId: cityId,
    document: windows.form,
    by: byCity,
  });
  const policeForm = publish({
    id: "hlbe-form-duty",
    tenantId: cityId,
    document: policeDutyForm(),
    by: byCity,
  });
  const questions = publish({
    id: "hailar-form-questionnaire",
    tenantId: "hailar",
    document: questionnaireForm(),
    by: adminOf("hailar"),
  });
  const generalTemplatePublication = share({
    id: "pub-general",
    published: generalForm,
    owner: city,
    by: byCity,
  });
  const windowPublication = share({ id: "pub-window", published: windowForm, owner: city, by: byCity });
  const questionnairePublication = share({
    id: "pub-questionnaire",
    published: questions,
    owner: { id: "hailar", name: "海拉尔区", path: [cityId] },
    by: adminOf("hailar"),
  });

  const papers = new Map<string, CategoryPaper[]>();
  for (const unit of units) {
    const own = ownPapers(unit);
    const [code = "general"] = Object.keys(unit.categories);
    const [publication, template] =
      code === "window" ? [windowPublication, windows] : [generalTemplatePublication, general];
    papers.set(unit.id, own.length > 0 ? own : [adopted(unit, code, publication, template)]);
  }
  const published = [
    generalForm,
    windowForm,
    policeForm,
    questions,
    ...[...papers.values()].flat().map((paper) => paper.published),
  ];
  return {
    drafts: published.map((form) => form.draft),
    versions: published.flatMap(({ version, later }) => (later === undefined ? [version] : [version, later])),
    publications: [generalTemplatePublication, windowPublication, questionnairePublication],
    adoptions: units.flatMap(({ id, name }) =>
      (papers.get(id) ?? []).flatMap((paper) => adoptionOf(paper.published, name) ?? []),
    ),
    entries: libraryEntries(),
    papersOf: (unitId) => papers.get(unitId) ?? [],
  };
}

const libraryTenant = "hlbe-jcy";

function ownPapers(unit: UnitPlan): CategoryPaper[] {
  return (ownForms[unit.id]?.() ?? []).map(([code, { form, items, later }]) => {
    const published = publish({
      id: `${unit.id}-form-${code}`,
      tenantId: unit.id,
      categoryId: categoryId(unit, code),
      document: withDatasetsUsed(form, datasetsOf(unit.id)),
      by: adminOf(unit.id),
    });
    return {
      categoryId: categoryId(unit, code),
      items,
      published:
        later === undefined
          ? published
          : publishLater(published, { document: later, on: "2026-09-14", note: "测评改由领导评分" }),
    };
  });
}

/** Units with forms of their own; the others adopt a template. 市公安局 has none for 执法勤务类 yet. */
const ownForms: Readonly<Record<string, () => [category: string, form: UnitForm][]>> = {
  "hlbe-ga": () => [
    ["technical", { items: policeTechnicalItems(), form: policeTechnicalForm() }],
    ["management", { items: policeManagementItems(), form: policeManagementForm() }],
  ],
  "hlbe-jcy": () =>
    (["criminal", "civil", "assistant", "administration"] as const).map((paper) => {
      const form = procuratorateForm(paper);
      const indicators = form.indicators.map((indicator) =>
        indicator.id === "rating" ? indicator : { ...indicator, origin: originOf(indicator.id) },
      );
      return [paper, { items: procuratorateItems(paper), form: { ...form, indicators } }];
    }),
  "hlbe-sthj": () => [["professional", ecology()]],
  "hlbe-wl": () => [["general", culture()]],
  "hlbe-zw": () => [["window", services()]],
  "hlbe-fy": () => [["judicial", court()]],
  "hlbe-sf": () => [["general", justice()]],
  "hlbe-zr": () => [["general", resources()]],
  "hlbe-zzb": () => [["general", organisation()]],
  "ewenki-fy": () => [["judicial", court()]],
  "ewenki-sf": () => [["general", justice()]],
  "ewenki-zr": () => [["general", resources()]],
};

function adopted(unit: UnitPlan, code: string, publication: Publication, template: UnitForm): CategoryPaper {
  const adopter = { id: unit.id, categoryId: categoryId(unit, code), by: adminOf(unit.id) };
  return {
    categoryId: categoryId(unit, code),
    items: template.items,
    published: adopt(publication, adopter),
  };
}

/** The procuratorate's 76, and what the city requires of all: units below take those from above. */
function libraryEntries(): IndicatorEntry[] {
  return [
    ...procuratorateLibrary().map(({ item, tags }) =>
      libraryEntry(entryId(item.indicator.id), libraryTenant, item, tags),
    ),
    ...commonItems().map((item) =>
      libraryEntry(`hlbe-ind-${item.indicator.id}`, cityId, item, ["全市共性", "德能勤绩廉"]),
    ),
  ];
}

function libraryEntry(id: string, tenantId: string, item: Item, tags: string[]): IndicatorEntry {
  return {
    id,
    tenantId,
    indicator: item.indicator,
    tags,
    fields: { ...item.fields },
    state: "active",
    ...fresh,
  };
}

function originOf(indicatorId: string) {
  return { tenantId: libraryTenant, id: entryId(indicatorId), revision: 1 };
}

function entryId(indicatorId: string): string {
  return `jcy-ind-${indicatorId}`;
}
