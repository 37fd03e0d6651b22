/**
 * A command that sends one signed post, to be pasted into a terminal. The secret is read from the environment, so that
 * it ends up neither in the shell's history nor in a shared snippet.
 */
export function signedExample(address: string): string {
  return [
    "export TOCSIN_SECRET='…'",
    `BODY='{"platform":"review","externalId":"1001","author":{"handle":"maria"},"text":"The bottle arrived broken.","publishedAt":"'$(date -u +%Y-%m-%dT%H:%M:%SZ)'"}'`,
    "ID=msg_$(date +%s)",
    "AT=$(date +%s)",
    `KEY=$(printf '%s' "\${TOCSIN_SECRET#whsec_}" | base64 -d | od -An -tx1 | tr -d ' \\n')`,
    `SIGNATURE=$(printf '%s.%s.%s' "$ID" "$AT" "$BODY" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$KEY" -binary | base64)`,
    `curl -X POST '${address}' \\`,
    "  -H 'content-type: application/x-ndjson' \\",
    `  -H "webhook-id: $ID" -H "webhook-timestamp: $AT" -H "webhook-signature: v1,$SIGNATURE" \\`,
    `  --data-binary "$BODY"`,
  ].join("\n");
}
