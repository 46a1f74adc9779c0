/** Who is measured: name, its page's folder and file. The order is that of the table. */
export interface Library {
  readonly name: string;
  /** Folder below bench/forms whose node_modules the page uses; `duheng` uses the repository's. */
  readonly folder: "duheng" | "peers" | "peers-mui7";
  readonly page: string;
  /** Whether computed fields follow what is typed; else the 20 of them just stand there. */
  readonly computes: boolean;
}

export const libraries: readonly Library[] = [
  { name: "duheng", folder: "duheng", page: "duheng", computes: true },
  { name: "duheng, score and autosave", folder: "duheng", page: "duheng-page", computes: true },
  { name: "bare React", folder: "peers", page: "bare-react", computes: true },
  { name: "bare MUI", folder: "peers", page: "bare-mui", computes: true },
  { name: "rjsf core", folder: "peers", page: "rjsf-core", computes: false },
  { name: "rjsf MUI", folder: "peers", page: "rjsf-mui", computes: false },
  { name: "JSON Forms material", folder: "peers-mui7", page: "jsonforms", computes: false },
  { name: "SurveyJS", folder: "peers", page: "survey", computes: true },
  { name: "SurveyJS lazy", folder: "peers", page: "survey-lazy", computes: true },
  { name: "react-admin SimpleForm", folder: "peers", page: "react-admin", computes: false },
];
