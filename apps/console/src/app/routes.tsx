import { lazy, type ReactElement } from "react";
import type { ResourceProps } from "react-admin";
import { HomePage } from "../home/HomePage.tsx";

const DepartmentList = lazy(() => import("../staff/pages/DepartmentList.tsx"));
const DepartmentEdit = lazy(() => import("../staff/pages/DepartmentEdit.tsx"));
const DepartmentCreate = lazy(() => import("../staff/pages/DepartmentCreate.tsx"));
const OrganisationPage = lazy(() => import("../organisation/OrganisationPage.tsx"));
const CategoryList = lazy(() => import("../staff/pages/CategoryList.tsx"));
const CategoryEdit = lazy(() => import("../staff/pages/CategoryEdit.tsx"));
const CategoryCreate = lazy(() => import("../staff/pages/CategoryCreate.tsx"));
const StaffList = lazy(() => import("../staff/pages/StaffList.tsx"));
const StaffEdit = lazy(() => import("../staff/pages/StaffEdit.tsx"));
const StaffFile = lazy(() => import("../person-file/StaffFile.tsx"));
const StaffCreate = lazy(() => import("../staff/pages/StaffCreate.tsx"));
const TenantList = lazy(() => import("../tenants/pages/TenantList.tsx"));
const TenantEdit = lazy(() => import("../tenants/pages/TenantEdit.tsx"));
const TenantCreate = lazy(() => import("../tenants/pages/TenantCreate.tsx"));
const ReorganisationsPage = lazy(() => import("../reorganisations/ReorganisationsPage.tsx"));
const StartPage = lazy(() => import("../reorganisations/StartPage.tsx"));
const ReorganisationPage = lazy(() => import("../reorganisations/ReorganisationPage.tsx"));
const ImportsPage = lazy(() => import("../imports/ImportsPage.tsx"));
const ImportPage = lazy(() => import("../imports/ImportPage.tsx"));
const ExcelFormPage = lazy(() => import("../forms/transfer/ExcelFormPage.tsx"));
const VersionsPage = lazy(() => import("../forms/versions/VersionsPage.tsx"));
const VersionPage = lazy(() => import("../forms/versions/VersionPage.tsx"));
const FormList = lazy(() => import("../forms/FormList.tsx"));
const FormEdit = lazy(() => import("../forms/FormEdit.tsx"));
const UpgradePage = lazy(() => import("../library/upgrade/UpgradePage.tsx"));
const GiveBackPage = lazy(() => import("../library/offers/GiveBackPage.tsx"));
const OffersPage = lazy(() => import("../library/offers/OffersPage.tsx"));
const OfferPage = lazy(() => import("../library/offers/OfferPage.tsx"));
const LibraryList = lazy(() => import("../library/LibraryList.tsx"));
const TemplatePage = lazy(() => import("../library/TemplatePage.tsx"));
const IndicatorList = lazy(() => import("../indicators/IndicatorList.tsx"));
const IndicatorEdit = lazy(() => import("../indicators/IndicatorEdit.tsx"));
const PlanList = lazy(() => import("../plans/PlanList.tsx"));
const PlanEdit = lazy(() => import("../plans/PlanEdit.tsx"));
const CycleList = lazy(() => import("../cycles/CycleList.tsx"));
const CycleStart = lazy(() => import("../cycles/CycleStart.tsx"));
const CyclePage = lazy(() => import("../cycles/CyclePage.tsx"));
const MyAssessments = lazy(() => import("../assessments/mine/MyAssessments.tsx"));
const MyAssessment = lazy(() => import("../assessments/mine/MyAssessment.tsx"));
const ReviewList = lazy(() => import("../assessments/review/ReviewList.tsx"));
const ReviewPage = lazy(() => import("../assessments/review/ReviewPage.tsx"));
const QuotaGroupList = lazy(() => import("../assessments/grades/QuotaGroupList.tsx"));
const RankingPage = lazy(() => import("../assessments/grades/RankingPage.tsx"));
const FeedbackList = lazy(() => import("../assessments/feedback/FeedbackList.tsx"));
const FeedbackPage = lazy(() => import("../assessments/feedback/FeedbackPage.tsx"));
const GrantedList = lazy(() => import("../grants/GrantedList.tsx"));
const GrantedPaper = lazy(() => import("../assessments/granted/GrantedPaper.tsx"));
const AccountList = lazy(() => import("../accounts/AccountList.tsx"));
const AccountPage = lazy(() => import("../accounts/AccountPage.tsx"));
const GiveAccountsPage = lazy(() => import("../accounts/give/GiveAccountsPage.tsx"));
const SlipsPage = lazy(() => import("../accounts/slips/SlipsPage.tsx"));
const TransfersPage = lazy(() => import("../transfers/TransfersPage.tsx"));
const JobList = lazy(() => import("../jobs/JobList.tsx"));
const AuditList = lazy(() => import("../audit/AuditList.tsx"));
const FirstAdministratorPage = lazy(() =>
  import("../identity/FirstAdministratorPage.tsx").then((module) => ({
    default: module.FirstAdministratorPage,
  })),
);

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
  { path: "/indicators", element: <IndicatorList /> },
  { path: "/indicators/:id", element: <IndicatorEdit /> },
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
  { path: "/granted", element: <GrantedList /> },
  { path: "/granted/:grantId/:id", element: <GrantedPaper /> },
];

export const setupPage = { path: "/setup", element: <FirstAdministratorPage /> };
