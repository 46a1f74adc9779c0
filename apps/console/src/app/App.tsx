import { CssBaseline } from "@mui/material";
import { QueryClient } from "@tanstack/react-query";
import {
  CoreAdminContext,
  CoreAdminUI,
  CustomRoutes,
  Notification,
  Resource,
  ThemeProvider,
  ThemesContext,
} from "react-admin";
import { Route } from "react-router";
import { fetchTextsBy } from "../i18n/fetched.ts";
import { createI18nProvider } from "../i18n/provider.ts";
import { createAuthProvider, SignInAgainDialog } from "../identity/index.ts";
import { LoginPage } from "../identity/LoginPage.tsx";
import { api, procedures, session } from "../rpc/client.ts";
import { createDataProvider } from "../rpc/data-provider.ts";
import { isRefusal } from "../rpc/errors.ts";
import { sealed, writable } from "../rpc/writable.ts";
import { DocumentLanguage } from "../shell/DocumentLanguage.tsx";
import { Layout } from "../shell/layout/Layout.tsx";
import { NotFoundPage } from "../shell/layout/NotFoundPage.tsx";
import { createStore } from "../shell/store.ts";
import { FormUiColours } from "../shell/theme/FormUiColours.tsx";
import { darkTheme, lightTheme } from "../shell/theme/theme.ts";
import { domains } from "./domains.ts";
import { messages as zh } from "./first-messages.zh.ts";
import { pages, resources, setupPage } from "./routes.tsx";
import "../shell/print.css";

const { provider: i18nProvider, fetchTexts } = createI18nProvider({
  first: { zh, en: () => import("./first-messages.en.ts").then(({ messages }) => messages) },
  domains,
});
fetchTextsBy(fetchTexts);
const authProvider = createAuthProvider(api, session);
const dataProvider = createDataProvider({
  procedures,
  writable,
  sealed,
  locale: () => (i18nProvider.getLocale() === "en" ? "en" : "zh"),
});
const store = createStore();
const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What was refused stays refused; only a lost connection is worth another try.
      retry: (failures, error) => failures < 2 && !isRefusal(error),
    },
  },
});
const themes = { lightTheme, darkTheme };

/** The console: providers, frame, and the pages by their routes. */
export function App() {
  return (
    <CoreAdminContext
      authProvider={authProvider}
      dataProvider={dataProvider}
      i18nProvider={i18nProvider}
      queryClient={queryClient}
      store={store}
    >
      <ThemesContext.Provider value={themes}>
        <ThemeProvider>
          <CssBaseline enableColorScheme />
          <FormUiColours />
          <DocumentLanguage />
          <CoreAdminUI
            requireAuth
            disableTelemetry
            layout={Layout}
            loginPage={LoginPage}
            catchAll={NotFoundPage}
            loading={Blank}
            title=""
          >
            {resources.map((resource) => (
              <Resource key={resource.name} {...resource} />
            ))}
            <CustomRoutes>
              {pages.map(({ path, element }) => (
                <Route key={path} path={path} element={element} />
              ))}
            </CustomRoutes>
            <CustomRoutes noLayout>
              <Route path={setupPage.path} element={setupPage.element} />
            </CustomRoutes>
          </CoreAdminUI>
          <Notification />
          <SignInAgainDialog />
        </ThemeProvider>
      </ThemesContext.Provider>
    </CoreAdminContext>
  );
}

function Blank() {
  return null;
}
