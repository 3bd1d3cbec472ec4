import { Body, Column, Container, Head, Heading, Hr, Html, Preview, Row, Text } from "@react-email/components"
import type { ReactNode } from "react"
import type { NoticeContent } from "../content.js"
import { LookContext, lookOf, styleSheet, styles } from "./theme.js"

/** What every mail of the desk has around what it says: name and reference above, why it was sent below. */
export function BaseEmailLayout({ content, children }: { content: NoticeContent; children: ReactNode }) {
  const { locale, subject, preheader, brand, ref, heading, greeting, footer, accentColor } = content
  const look = lookOf(accentColor)
  return (
    <Html lang={locale}>
      <Head>
        <title>{subject}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{styleSheet(look)}</style>
      </Head>
      <Body className="page" style={styles.page}>
        <Preview>{preheader}</Preview>
        <Container className="card" style={styles.card}>
          <Row>
            <Column>
              <Text className="ink" style={styles.brand}>
                {brand}
              </Text>
            </Column>
            <Column>
              <Text className="muted" style={styles.ref}>
                {ref}
              </Text>
            </Column>
          </Row>
          <Hr className="line" style={styles.line} />
          <Heading className="ink" style={styles.heading}>
            {heading}
          </Heading>
          {greeting && (
            <Text className="ink" style={styles.text}>
              {greeting}
            </Text>
          )}
          <LookContext value={look}>{children}</LookContext>
        </Container>
        <Container className="footer" style={styles.footer}>
          <Text className="muted" style={styles.small}>
            {footer}
          </Text>
        </Container>
      </Body>
    </Html>
  )
}
