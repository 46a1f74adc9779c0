import type { ReactElement } from "react";
import type { ResourceProps } from "react-admin";
import { HomePage } from "../home/HomePage.tsx";
import { fetched } from "../i18n/fetched.ts";

const DepartmentList = fetched(() => import("../staff/pages/DepartmentList.tsx"), "staff", "imports");
const DepartmentEdit = fetched(() => import("../staff/pages/DepartmentEdit.tsx"), "staff");
const DepartmentCreate = fetched(() => import("../staff/pages/DepartmentCreate.tsx"), "staff");
const OrganisationPage = fetched(
  () => import("../organisation/OrganisationPage.tsx"),
  "organisation",
  "staff",
);
const CategoryList = fetched(() => import("../staff/pages/CategoryList.tsx"), "staff", "imports");
const CategoryEdit = fetched(() => import("../staff/pages/CategoryEdit.tsx"), "staff");
const CategoryCreate = fetched(() => import("../staff/pages/CategoryCreate.tsx"), "staff");
const StaffList = fetched(() => import("../staff/pages/StaffList.tsx"), "staff", "accounts", "imports");
const StaffEdit = fetched(() => import("../staff/pages/StaffEdit.tsx"), "staff");
const StaffFile = fetched(() => import("../person-file/StaffFile.tsx"), "staff", "grants", "transfers");
const StaffCreate = fetched(() => import("../staff/pages/StaffCreate.tsx"), "staff");
const TenantList = fetched(() => import("../tenants/pages/TenantList.tsx"), "tenants", "imports");
const TenantEdit = fetched(() => import("../tenants/pages/TenantEdit.tsx"), "tenants");
const TenantCreate = fetched(() => import("../tenants/pages/TenantCreate.tsx"), "tenants");
const ReorganisationsPage = fetched(
  () => import("../reorganisations/ReorganisationsPage.tsx"),
  "reorganisations",
);
const StartPage = fetched(() => import("../reorganisations/StartPage.tsx"), "reorganisations");
const ReorganisationPage = fetched(
  () => import("../reorganisations/ReorganisationPage.tsx"),
  "reorganisations",
);
const ImportsPage = fetched(() => import("../imports/ImportsPage.tsx"), "imports");
const ImportPage = fetched(() => import("../imports/ImportPage.tsx"), "imports", "accounts", "jobs");
const ExcelFormPage = fetched(() => import("../forms/transfer/ExcelFormPage.tsx"), "forms");
const VersionsPage = fetched(() => import("../forms/versions/VersionsPage.tsx"), "forms", "jobs");
const VersionPage = fetched(() => import("../forms/versions/VersionPage.tsx"), "forms");
const FormList = fetched(() => import("../forms/FormList.tsx"), "forms", "library");
const FormEdit = fetched(() => import("../forms/FormEdit.tsx"), "forms", "jobs", "library");
const UpgradePage = fetched(() => import("../library/upgrade/UpgradePage.tsx"), "library", "forms");
const GiveBackPage = fetched(() => import("../library/offers/GiveBackPage.tsx"), "library", "forms");
const OffersPage = fetched(() => import("../library/offers/OffersPage.tsx"), "library");
const OfferPage = fetched(() => import("../library/offers/OfferPage.tsx"), "library");
const LibraryList = fetched(() => import("../library/LibraryList.tsx"), "library");
const TemplatePage = fetched(() => import("../library/TemplatePage.tsx"), "library", "forms");
const IndicatorList = fetched(() => import("../indicators/IndicatorList.tsx"), "indicators");
const IndicatorEdit = fetched(
  () => import("../indicators/IndicatorEdit.tsx"),
  "indicators",
  "forms",
  "library",
);
const DatasetList = fetched(() => import("../datasets/DatasetList.tsx"), "datasets");
const DatasetPage = fetched(() => import("../datasets/DatasetPage.tsx"), "datasets", "imports");
const DatasetEdit = fetched(() => import("../datasets/DatasetEdit.tsx"), "datasets");
const PlanList = fetched(() => import("../plans/PlanList.tsx"), "plans");
const PlanEdit = fetched(() => import("../plans/PlanEdit.tsx"), "plans");
const CycleList = fetched(() => import("../cycles/CycleList.tsx"), "cycles");
const CycleStart = fetched(() => import("../cycles/CycleStart.tsx"), "cycles", "forms", "plans");
const CyclePage = fetched(() => import("../cycles/CyclePage.tsx"), "cycles", "grants");
const MyAssessments = fetched(() => import("../assessments/mine/MyAssessments.tsx"), "assessments");
const MyAssessment = fetched(() => import("../assessments/mine/MyAssessment.tsx"), "assessments");
const ReviewList = fetched(() => import("../assessments/review/ReviewList.tsx"), "assessments");
const ReviewPage = fetched(() => import("../assessments/review/ReviewPage.tsx"), "assessments");
const QuotaGroupList = fetched(() => import("../assessments/grades/QuotaGroupList.tsx"), "assessments");
const RankingPage = fetched(() => import("../assessments/grades/RankingPage.tsx"), "assessments");
const FeedbackList = fetched(() => import("../assessments/feedback/FeedbackList.tsx"), "assessments");
const FeedbackPage = fetched(() => import("../assessments/feedback/FeedbackPage.tsx"), "assessments");
const GrantedList = fetched(() => import("../grants/GrantedList.tsx"), "grants");
const GrantedPaper = fetched(
  () => import("../assessments/granted/GrantedPaper.tsx"),
  "assessments",
  "grants",
);
const AccountList = fetched(() => import("../accounts/AccountList.tsx"), "accounts", "imports");
const AccountPage = fetched(() => import("../accounts/AccountPage.tsx"), "accounts");
const GiveAccountsPage = fetched(() => import("../accounts/give/GiveAccountsPage.tsx"), "accounts", "staff");
const SlipsPage = fetched(() => import("../accounts/slips/SlipsPage.tsx"), "accounts");
const TransfersPage = fetched(() => import("../transfers/TransfersPage.tsx"), "transfers", "staff");
const AccessTokensPage = fetched(() => import("../access-tokens/AccessTokensPage.tsx"), "accessTokens");
const JobList = fetched(() => import("../jobs/JobList.tsx"), "jobs");
const ArchivesPage = fetched(() => import("../archives/ArchivesPage.tsx"), "archives", "jobs");
const AuditList = fetched(() => import("../audit/AuditList.tsx"), "audit");
const FirstAdministratorPage = fetched(() => import("../identity/FirstAdministratorPage.tsx"));

/** Resources with react-admin's own routes: `/name`, `/name/create`, `/name/:id`. Each page is fetched when opened. */
export const resources: ResourceProps[] = [
  {
    name: "departments",
    list: DepartmentList,
    edit: DepartmentEdit,
    create: DepartmentCreate,
    recordRepresentation: "name",
  },
  {
    name: "staffCategories",
    list: CategoryList,
    edit: CategoryEdit,
    create: CategoryCreate,
    recordRepresentation: "name",
  },
  { name: "staff", list: StaffList, edit: StaffEdit, create: StaffCreate, recordRepresentation: "name" },
  {
    name: "tenants",
    list: TenantList,
    edit: TenantEdit,
    create: TenantCreate,
    recordRepresentation: "name",
  },
  { name: "audit", list: AuditList },
  { name: "jobs", list: JobList },
];

/** Pages of the console's own. */
export const pages: { path: string; element: ReactElement }[] = [
  { path: "/", element: <HomePage /> },
  { path: "/organisation", element: <OrganisationPage /> },
  { path: "/reorganisations", element: <ReorganisationsPage /> },
  { path: "/reorganisations/start", element: <StartPage /> },
  { path: "/reorganisations/:id", element: <ReorganisationPage /> },
  { path: "/imports", element: <ImportsPage /> },
  { path: "/imports/:id", element: <ImportPage /> },
  { path: "/staff/:id/file", element: <StaffFile /> },
  { path: "/transfers", element: <TransfersPage /> },
  { path: "/forms", element: <FormList /> },
  { path: "/forms/from-excel", element: <ExcelFormPage /> },
  { path: "/forms/:id", element: <FormEdit /> },
  { path: "/forms/:id/versions", element: <VersionsPage /> },
  { path: "/forms/:id/versions/:version", element: <VersionPage /> },
  { path: "/forms/:id/upgrade", element: <UpgradePage /> },
  { path: "/forms/:id/give-back", element: <GiveBackPage /> },
  { path: "/library/offers", element: <OffersPage /> },
  { path: "/library/offers/:id", element: <OfferPage /> },
  { path: "/library", element: <LibraryList /> },
  { path: "/library/:id", element: <TemplatePage /> },
  { path: "/access-tokens", element: <AccessTokensPage /> },
  { path: "/indicators", element: <IndicatorList /> },
  { path: "/indicators/:id", element: <IndicatorEdit /> },
  { path: "/datasets", element: <DatasetList /> },
  { path: "/datasets/new", element: <DatasetEdit /> },
  { path: "/datasets/:id", element: <DatasetPage /> },
  { path: "/datasets/:id/edit", element: <DatasetEdit /> },
  { path: "/plans", element: <PlanList /> },
  { path: "/plans/:id", element: <PlanEdit /> },
  { path: "/cycles", element: <CycleList /> },
  { path: "/cycles/start", element: <CycleStart /> },
  { path: "/cycles/:id", element: <CyclePage /> },
  { path: "/my", element: <MyAssessments /> },
  { path: "/my/:id", element: <MyAssessment /> },
  { path: "/review", element: <ReviewList /> },
  { path: "/review/:id", element: <ReviewPage /> },
  { path: "/grades", element: <QuotaGroupList /> },
  { path: "/grades/:groupId", element: <RankingPage /> },
  { path: "/feedback", element: <FeedbackList /> },
  { path: "/feedback/:id", element: <FeedbackPage /> },
  { path: "/users", element: <AccountList /> },
  { path: "/users/give", element: <GiveAccountsPage /> },
  { path: "/users/slips", element: <SlipsPage /> },
  { path: "/users/:id", element: <AccountPage /> },
  { path: "/archives", element: <ArchivesPage /> },
  { path: "/granted", element: <GrantedList /> },
  { path: "/granted/:grantId/:id", element: <GrantedPaper /> },
];

export const setupPage = { path: "/setup", element: <FirstAdministratorPage /> };
