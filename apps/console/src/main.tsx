import { createRoot } from "react-dom/client";
import { createBrowserRouter, RouterProvider } from "react-router";
import { App } from "./app/App.tsx";
import { cleaningNames } from "./rpc/clean-names.ts";
import { procedures } from "./rpc/client.ts";

// The light page gives no names, so it goes without.
procedures.mutation = cleaningNames(procedures.mutation.bind(procedures));

const root = document.getElementById("root");
if (root !== null) {
  // A data router: pages may hold back a navigation while something is unsaved.
  const router = createBrowserRouter([{ path: "*", element: <App /> }]);
  createRoot(root).render(<RouterProvider router={router} />);
}
