import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useNavigate } from "react-router";
import { api, session } from "../rpc/client.ts";

/** Signs out, forgets everything that was read, and goes to the sign-in page. */
export function useSignOut(): () => Promise<void> {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useCallback(async () => {
    try {
      await api.identity.signOut.mutate();
    } finally {
      session.clear();
      queryClient.clear();
      navigate("/login");
    }
  }, [navigate, queryClient]);
}
