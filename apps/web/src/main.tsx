import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "@mantine/spotlight/styles.css";
import "@fontsource-variable/noto-sans/wght.css";
import "@fontsource-variable/noto-sans-georgian/wght.css";
import "@fontsource-variable/vazirmatn/wght.css";
import "./ui/page.css";
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createAppRouter } from "./routes.tsx";
import { reloadAfterUpgrade } from "./shell/upgrade.ts";
import { LanguageProvider } from "./ui/language.tsx";
import { createQueryClient } from "./ui/queries.ts";
import { resolveVariables, theme } from "./ui/theme.ts";

const queries = createQueryClient(() => void router.navigate({ to: "/sign-in" }));
const router = createAppRouter(queries);

reloadAfterUpgrade();
createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <MantineProvider theme={theme} defaultColorScheme="auto" cssVariablesResolver={resolveVariables}>
          <Notifications position="top-center" autoClose={6_000} limit={4} />
          <RouterProvider router={router} />
        </MantineProvider>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
