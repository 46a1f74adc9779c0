import { datasetId } from "./definitions.ts";

/** A file that was brought in for a period. */
export interface Delivery {
  readonly tenantId: string;
  readonly datasetId: string;
  readonly period: string;
  /** In `seed/data`. */
  readonly file: string;
  /** The day on which it was. */
  readonly on: string;
  /** By whom, as the version names them. */
  readonly by: string;
}

const ecology = { tenantId: "hlbe-sthj", by: "市生态环境局管理员" };
const procuratorate = { tenantId: "hlbe-jcy", by: "市检察院管理员（政治部）" };
const monitoring = { ...ecology, datasetId: datasetId("hlbe-sthj", "monitoring") };

/**
 * In the order in which they were brought in; of several for one period the last counts. The second quarter's all came
 * before papers were handed in. 检察院 has no figures of the third yet: `业务数据-2026-Q3.csv` is for trying the import.
 */
export const deliveries: readonly Delivery[] = [
  { ...monitoring, period: "2026-Q2", file: "监测数据-2026-Q2.csv", on: "2026-07-01" },
  { ...monitoring, period: "2026-Q2", file: "监测数据-2026-Q2-更正.csv", on: "2026-07-02" },
  { ...monitoring, period: "2026-Q3", file: "监测数据-2026-Q3.csv", on: "2026-09-22" },
  {
    ...ecology,
    datasetId: datasetId("hlbe-sthj", "performance"),
    period: "2026-Q2",
    file: "单位绩效-生态环境局-2026-Q2.csv",
    on: "2026-07-02",
  },
  {
    ...procuratorate,
    datasetId: datasetId("hlbe-jcy", "cases"),
    period: "2026-Q2",
    file: "业务数据-2026-Q2.csv",
    on: "2026-07-01",
  },
  {
    ...procuratorate,
    datasetId: datasetId("hlbe-jcy", "performance"),
    period: "2026-Q2",
    file: "单位绩效-检察院-2026-Q2.csv",
    on: "2026-07-02",
  },
];
