import type {
  AcceptOfferInput,
  AcknowledgeInput,
  AdoptInput,
  Adoption,
  Answers,
  ArchiveFormInput,
  Assessment,
  AssessmentState,
  AuditEntry,
  BilingualText,
  CarryLeftInput,
  ChangePasswordInput,
  Contribution,
  CopyFormInput,
  CreateFormInput,
  Cycle,
  CyclePreview,
  CyclePreviewInput,
  DeclineOfferInput,
  FileRules,
  FirstAdministratorInput,
  FixGradesInput,
  Form,
  FormDraft,
  FormPresenceInput,
  FormRevision,
  FormRevisionInput,
  FormVersion,
  FormVersionInput,
  GiveFeedbackInput,
  GiveGrantInput,
  Grant,
  GrantablePaper,
  GrantCandidate,
  GrantedWork,
  GrantTenant,
  IndicatorEntry,
  IndicatorEntryInput,
  IndicatorEntryVersion,
  IndicatorSearchInput,
  IndicatorStateInput,
  IndicatorUpdatesInput,
  Job,
  LeaveUpgradeInput,
  ListInput,
  ManyInput,
  MoveDraftsInput,
  MovePreviewInput,
  OfferBackInput,
  OffersInput,
  OutstandingCohort,
  OwnAssessment,
  Plan,
  PlanInput,
  Problem,
  Publication,
  PublishFormInput,
  QuotaGroup,
  Ranking,
  RestoreFormInput,
  ReturnInput,
  RevealInput,
  ReviewInput,
  SaveAnswersInput,
  SaveFeedbackInput,
  SaveReviewInput,
  ScoreInputs,
  ScoreResult,
  SetGradeInput,
  ShareInput,
  SignInInput,
  Staff,
  StartCycleInput,
  StepKind,
  StoredFile,
  SubmitInput,
  SwitchTenantInput,
  TrailHeads,
  UpdateFormInput,
  UpdateStaffInput,
  UpgradeInput,
  VerifyTrailInput,
  WorkItem,
  WorkItemPlace,
  WorkItemPlaceInput,
} from "@duheng/contracts";
import type { LibraryUpdate } from "@duheng/form-ui/design";
import type { LineageData, OfferEntry, ReceivedOfferData } from "./answers/offers.ts";
import type { TemplateNoticeData, UpgradeOfferData } from "./answers/upgrade.ts";
import type { MovePreview, TriedVersion, VersionRecord } from "./answers/versions.ts";
import type { FilledPaper } from "./draft-api.ts";
import type { Session } from "./session.ts";

/** A procedure that reads. */
export interface Query<Input, Output> {
  query(input: Input, options?: { signal?: AbortSignal }): Promise<Output>;
}

/** A procedure that changes something. */
export interface Mutation<Input, Output> {
  mutate(input: Input): Promise<Output>;
}

/** One page of a list; `total` counts all pages. */
export interface Listed<Item> {
  data: Item[];
  total: number;
}

/** The reading half of the list contract; a list may tell less of each. */
export interface Readable<Item, InList = Item> {
  list: Query<ListInput, Listed<InList>>;
  get: Query<{ id: string }, Item>;
}

/** One act on several documents, all of it or nothing. */
type OnMany<Input = ManyInput> = Mutation<Input, { ids: string[] }>;

/** A form in the list. */
export type FormSummary = Omit<FormDraft, "document">;

/** An assessment in the list. */
export type AssessmentSummary = Omit<Assessment, "result">;

/** A template in the list: without its document; `adoptions` are those that the unit may see, the count is of all. */
export type LibraryEntry = Omit<Publication, "document" | "adoptions"> & {
  adoptionCount: number;
  /** Units by the version that they rest on, the newest first. */
  spread: readonly { readonly version: number; readonly units: number }[];
  adoptions: readonly SeenAdoption[];
};

/** An adoption with the template's version that it rests on. */
export type SeenAdoption = Adoption & { readonly version: number };

/** A template with its document. */
export type Template = LibraryEntry & { document: Form };

/** What a part of a trail was found to be; go on after `head.number` until it is done. */
export interface TrailCheck {
  seals: number;
  entries: number;
  problems: BilingualText[];
  /** What an honest cause may have, and a forger too. */
  doubts: BilingualText[];
  head?: Omit<TrailHeads[number], "tenantId">;
  total: number;
  done: boolean;
  unsealed?: number;
  /** Of them, those that should be sealed long since. */
  overdue?: number;
}

/** How far a cycle has come: people by state, as a whole, by category and by department. */
export interface CycleProgress {
  total: number;
  byState: Partial<Record<AssessmentState, number>>;
  byCategory: ProgressRow[];
  byDepartment: ProgressRow[];
}

export interface ProgressRow {
  id: string;
  name: string;
  total: number;
  byState: Partial<Record<AssessmentState, number>>;
}

/** A save of a draft, without its document; a person's name. */
export interface RevisionSummary {
  number: number;
  savedAt: string;
  savedBy: string;
}

/** Who else has a form's designer open, and the draft's newest revision. */
export interface PresenceAnswer {
  others: { id: string; name: string; place: string; isSelf?: true }[];
  revision: number;
}

/** What stands behind a score: the inputs it was made from and what came out. */
export interface ScoreExplanationData {
  form: Form;
  paperHash: string;
  inputs: ScoreInputs;
  result: ScoreResult;
}

/**
 * The procedures that the console's own pages call, beside the list contract that the data provider speaks.
 * `client.ts` assigns the typed tRPC client to it, so that a difference to the server's router does not compile.
 */
export interface Api {
  identity: {
    signIn: Mutation<SignInInput, unknown>;
    signOut: Mutation<void, unknown>;
    me: Query<void, Session>;
    switchTenant: Mutation<SwitchTenantInput, unknown>;
    changePassword: Mutation<ChangePasswordInput, unknown>;
    createFirstAdministrator: Mutation<FirstAdministratorInput, unknown>;
  };
  forms: Readable<FormDraft, FormSummary> & {
    create: Mutation<CreateFormInput, FormDraft>;
    update: Mutation<UpdateFormInput, FormDraft>;
    copy: Mutation<CopyFormInput, FormDraft>;
    archive: Mutation<ArchiveFormInput, FormDraft>;
    archiveMany: OnMany;
    removeMany: OnMany;
    restore: Mutation<RestoreFormInput, FormDraft>;
    check: Query<{ document: Form }, Problem[]>;
    publish: Mutation<PublishFormInput, FormVersion>;
    version: Query<FormVersionInput, FormVersion>;
    versions: Query<{ id: string }, readonly VersionRecord[]>;
    compareScores: Query<{ id: string; revision: number }, TriedVersion | null>;
    tryVersion: Mutation<{ id: string; revision: number }, Job>;
    previewMove: Query<MovePreviewInput, MovePreview>;
    moveDrafts: Mutation<MoveDraftsInput, Job>;
    revisions: Query<{ id: string }, readonly RevisionSummary[]>;
    revision: Query<FormRevisionInput, FormRevision>;
    present: Mutation<FormPresenceInput, PresenceAnswer>;
  };
  indicatorEntries: Readable<IndicatorEntry> & {
    search: Query<
      IndicatorSearchInput,
      { entries: (IndicatorEntry & { readonly tenantName: string })[]; total: number }
    >;
    updates: Query<IndicatorUpdatesInput, LibraryUpdate[]>;
    versions: Query<{ id: string }, (IndicatorEntryVersion & { readonly replacedByName: string })[]>;
    create: Mutation<IndicatorEntryInput, IndicatorEntry>;
    update: Mutation<IndicatorEntryInput & { id: string; revision: number }, IndicatorEntry>;
    setState: Mutation<IndicatorStateInput, IndicatorEntry>;
  };
  library: {
    list: Query<ListInput, Listed<LibraryEntry>>;
    get: Query<{ id: string }, Template>;
    lastSharing: Query<
      { formId: string },
      Pick<Publication, "version" | "audience" | "lockedIds" | "description" | "state"> | null
    >;
    share: Mutation<ShareInput, Publication>;
    adopt: Mutation<AdoptInput, FormDraft>;
    retire: Mutation<{ id: string }, unknown>;
    lineage: Query<{ id: string }, LineageData>;
    adoptedTemplate: Query<{ formId: string }, Form>;
    offerBack: Mutation<OfferBackInput, OfferEntry>;
    withdrawOffer: Mutation<{ id: string }, unknown>;
    offerSeen: Mutation<{ id: string }, unknown>;
    myOffers: Query<OffersInput, readonly OfferEntry[]>;
    offers: Query<OffersInput, readonly OfferEntry[]>;
    offer: Query<{ id: string }, ReceivedOfferData>;
    acceptOffer: Mutation<AcceptOfferInput, FormDraft>;
    declineOffer: Mutation<DeclineOfferInput, unknown>;
    notices: Query<void, readonly TemplateNoticeData[]>;
    upgradeOffer: Query<{ formId: string }, UpgradeOfferData>;
    upgrade: Mutation<UpgradeInput, FormDraft>;
    leaveUpgrade: Mutation<LeaveUpgradeInput, FormDraft>;
  };
  departments: { removeMany: OnMany };
  staffCategories: { removeMany: OnMany };
  staff: Readable<Staff> & {
    updateMany: OnMany<UpdateStaffInput>;
    reveal: Mutation<RevealInput, { value: string | null }>;
    own: Query<void, Staff | null>;
  };
  plans: Readable<Plan> & {
    create: Mutation<PlanInput, Plan>;
    update: Mutation<PlanInput & { id: string; revision: number }, Plan>;
    removeMany: OnMany;
  };
  cycles: Readable<Cycle> & {
    preview: Query<CyclePreviewInput, CyclePreview>;
    start: Mutation<StartCycleInput, Cycle>;
    progress: Query<{ cycleId: string }, CycleProgress>;
    close: Mutation<{ cycleId: string; revision: number }, unknown>;
  };
  assessments: Readable<Assessment, AssessmentSummary> & {
    mine: Query<ListInput, Listed<OwnAssessment>>;
    filling: Query<{ id: string }, FilledPaper>;
    contributions: Query<{ id: string }, Contribution[]>;
    paper: Query<{ id: string }, { form: Form; hash: string }>;
    saveAnswers: Mutation<SaveAnswersInput, FilledPaper>;
    submit: Mutation<SubmitInput, Assessment>;
    carryLeft: Mutation<CarryLeftInput, { answers: Answers; base: Answers }>;
    moveSeen: Mutation<{ id: string; toVersion: number }, FilledPaper>;
    returnToStaff: Mutation<ReturnInput, Assessment>;
    saveReview: Mutation<SaveReviewInput, Contribution>;
    review: Mutation<ReviewInput, Assessment>;
    explain: Query<{ id: string }, ScoreExplanationData>;
    ranking: Query<{ quotaGroupId: string }, Ranking>;
    quotaGroups: Query<{ cycleId: string }, QuotaGroup[]>;
    setGrade: Mutation<SetGradeInput, unknown>;
    fixGrades: Mutation<FixGradesInput, unknown>;
    saveFeedback: Mutation<SaveFeedbackInput, Contribution>;
    outstanding: Query<{ quotaGroupId: string }, readonly OutstandingCohort[]>;
    scoreCohorts: Mutation<{ quotaGroupId: string }, unknown>;
    giveFeedback: Mutation<GiveFeedbackInput, Assessment>;
    readFeedback: Mutation<{ id: string }, Assessment>;
    acknowledge: Mutation<AcknowledgeInput, Assessment>;
  };
  audit: Readable<AuditEntry> & {
    actions: Query<void, readonly { readonly id: string; readonly name: BilingualText }[]>;
    verify: Query<VerifyTrailInput, TrailCheck>;
  };
  jobs: Readable<Job, Omit<Job, "input" | "stage" | "result">> & {
    cancel: Mutation<{ id: string }, Job>;
  };
  workItems: Readable<WorkItem> & {
    counts: Query<void, Partial<Record<StepKind, number>>>;
    place: Query<WorkItemPlaceInput, WorkItemPlace | null>;
  };
  grants: {
    mine: Query<void, GrantedWork[]>;
    ofCycle: Query<{ cycleId: string }, GrantablePaper[]>;
    tenants: Query<{ q?: string }, GrantTenant[]>;
    candidates: Query<{ tenantId: string }, GrantCandidate[]>;
    give: Mutation<GiveGrantInput, Grant>;
    withdraw: Mutation<{ id: string; revision: number }, Grant>;
  };
  files: {
    rules: Query<void, FileRules>;
    ofAssessment: Query<{ id: string }, StoredFile[]>;
  };
}
