/**
 * Rules that may apply to a company, with the question that tells. One line for each: NAICS sectors (`*` = any, `!` =
 * not), the rule, whom it concerns, the question, the source, and `2` where a second source agrees. Rules change: each
 * line was read in 2026 and is a reason to look, not legal advice.
 */
const LINES = `
*!11,21,22,55|PCI DSS 4.0.1|stores, processes or transmits card data|Do you take card payments?|https://www.pcisecuritystandards.org/document_library/|2
*|GDPR|offers goods or services to people in the EU, or watches them|Do you have customers or staff in the EU?|https://eur-lex.europa.eu/eli/reg/2016/679/oj|2
*|UK GDPR / DPA 2018|people in the UK|Do you have customers or staff in the UK?|https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/|
*!61,92|CCPA/CPRA|business in California above a threshold|Do you have customers in California, and more than about $26 million revenue or data of 100,000 people?|https://oag.ca.gov/privacy/ccpa|
*|NY SHIELD Act|private information of New York residents|Do you keep data of people who live in New York?|https://ag.ny.gov/resources/organizations/data-breach-reporting/shield-act|
*|Massachusetts 201 CMR 17.00|personal information of Massachusetts residents|Do you keep data of people who live in Massachusetts?|https://www.mass.gov/regulations/201-CMR-1700-standards-for-the-protection-of-personal-information-of-residents-of-the-commonwealth|
*|US state privacy laws|customers in states with a privacy law, above a volume|Do you have customers in many US states, thousands in one of them?|https://iapp.org/resources/article/us-state-privacy-legislation-tracker/|
*|SOC 2|customers ask for assurance over their data|Do customers ask you for a SOC 2 report or a security questionnaire?|https://www.aicpa-cima.com/topic/audit-assurance/audit-and-assurance-greater-than-soc-2|
*|ISO/IEC 27001:2022|customers ask for certification|Do customers ask you for ISO 27001?|https://www.iso.org/standard/27001|
*|NIST CSF 2.0 or CIS Controls|a voluntary baseline|Do you follow a security framework such as NIST or CIS?|https://www.nist.gov/cyberframework|
*!92|SOX section 404 / SEC cyber disclosure|public company, or preparing to be one|Is the company listed on a stock exchange, or about to be?|https://www.sec.gov/rules-regulations/2023/07/s7-09-22|
*|CMMC 2.0 / DFARS 252.204-7012|contractor or subcontractor of the Department of Defense|Do you sell to the Department of Defense, directly or as a subcontractor?|https://www.ecfr.gov/current/title-32/subtitle-A/chapter-I/subchapter-G/part-170|2
*!92|FAR 52.204-21|federal contract with contract information|Do you hold other federal contracts?|https://www.acquisition.gov/far/52.204-21|
*|COPPA|online service directed to children under 13|Do you collect data from children under 13 online?|https://www.ecfr.gov/current/title-16/chapter-I/subchapter-C/part-312|
*|Illinois BIPA|biometrics of Illinois residents|Do you use fingerprint or face time clocks for people in Illinois?|https://www.ilga.gov/legislation/ilcs/ilcs3.asp?ActID=3004|
*!62|HIPAA business associate|handles patient information for a covered entity|Do you handle patient information for a healthcare client?|https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164|
11|FSMA 204 food traceability|grows, packs or handles foods on the traceability list|Do you grow, pack or ship produce, eggs, seafood or the like?|https://www.fda.gov/food/food-safety-modernization-act-fsma/fsma-final-rule-requirements-additional-traceability-records-certain-foods|
21,48-49|TSA security directives|operator of a pipeline, railway or airport|Do you operate a pipeline, LNG, rail or aviation under TSA rules?|https://www.tsa.gov/sd-and-ea|
22|NERC CIP|owner or operator of the bulk electric system|Are you part of the bulk electric system?|https://www.nerc.com/pa/Stand/Pages/CIPStandards.aspx|
22|AWIA 2018 s.2013|community water system for more than 3,300 people|Do you supply water to more than 3,300 people?|https://www.epa.gov/waterresilience/awia-section-2013|
31-33|ITAR / EAR|defence articles or controlled technology|Do you work with export-controlled drawings or parts?|https://www.ecfr.gov/current/title-22/chapter-I/subchapter-M|
31-33|FDA 21 CFR Part 11|records of pharma, food or medical devices|Do you keep records or signatures that the FDA regulates?|https://www.ecfr.gov/current/title-21/chapter-I/subchapter-A/part-11|
31-33|IEC 62443|industrial control systems|Are machine controls (PLC, SCADA) on your network?|https://www.isa.org/standards-and-publications/isa-standards/isa-iec-62443-series-of-standards|
31-33|TISAX|supplier of the German car industry|Do you supply German car makers?|https://enx.com/en-US/TISAX/|
42|DSCSA|drug wholesale|Do you distribute prescription drugs?|https://www.fda.gov/drugs/drug-supply-chain-integrity/drug-supply-chain-security-act-dscsa|
44-45,52,53|GLBA / FTC Safeguards Rule|lends, brokers, or arranges credit, mortgages or settlements|Do you lend, broker, or arrange credit, mortgages or closings?|https://www.ecfr.gov/current/title-16/chapter-I/subchapter-C/part-314|2
44-45|FTC Red Flags Rule|creditor with covered accounts|Do you bill later, or finance what customers buy?|https://www.ftc.gov/business-guidance/privacy-security/red-flags-rule|
48-49|USCG maritime cyber rule|vessel or facility under the MTSA|Do you operate a port facility or vessels?|https://www.ecfr.gov/current/title-33/chapter-I/subchapter-H/part-101|
48-49|C-TPAT|importer or carrier in the programme|Are you a member of C-TPAT?|https://www.cbp.gov/border-security/ports-entry/cargo-security/CTPAT|
51|FCC CPNI|telecom or VoIP provider|Do you provide telephone service?|https://www.ecfr.gov/current/title-47/chapter-I/subchapter-B/part-64/subpart-U|
51|TPN / MPA best practices|film and television vendor|Do you handle film or television content before its release?|https://www.ttpn.org/|
52|NY DFS 23 NYCRR 500|licensed by the New York DFS|Are you licensed by the New York Department of Financial Services?|https://www.dfs.ny.gov/industry_guidance/cybersecurity|2
52|FFIEC / bank incident rule|bank, or provider of banks|Are you a bank, or do you serve banks?|https://www.ffiec.gov/|
52|NCUA 12 CFR 748|credit union|Are you a credit union?|https://www.ecfr.gov/current/title-12/chapter-VII/subchapter-A/part-748|
52|SEC Regulation S-P|broker-dealer, adviser or fund|Are you an adviser or broker registered with the SEC?|https://www.sec.gov/rules-regulations/2024/06/s7-05-23|
52|FINRA rules|broker-dealer|Are you a member of FINRA?|https://www.finra.org/rules-guidance/key-topics/cybersecurity|
52|NAIC Insurance Data Security Model Law|insurer or agency in a state that adopted it|Do you hold an insurance licence?|https://content.naic.org/model-laws|
52|EU DORA|EU financial entity, or its ICT supplier|Do you serve financial companies in the EU?|https://eur-lex.europa.eu/eli/reg/2022/2554/oj|
53|ALTA Best Practices|title and settlement agent|Are you a title or escrow company?|https://www.alta.org/best-practices/|
53|FACTA Disposal Rule|uses consumer reports|Do you run credit checks on tenants?|https://www.ecfr.gov/current/title-16/chapter-I/subchapter-F/part-682|
54|IRS Pub 4557 and FTC Safeguards|tax preparer or CPA|Do you prepare tax returns?|https://www.irs.gov/pub/irs-pdf/p4557.pdf|
54|ABA Model Rule 1.6(c)|law firm|Are you a law firm?|https://www.americanbar.org/groups/professional_responsibility/publications/model_rules_of_professional_conduct/rule_1_6_confidentiality_of_information/|
55|Rules of the subsidiaries|parent of listed or regulated companies|Is one of your subsidiaries listed or regulated?|https://www.sec.gov/|
56|FCRA|background screening|Do you run background checks on people?|https://www.ftc.gov/legal-library/browse/statutes/fair-credit-reporting-act|
61|FERPA|school or college with federal funds|Do you hold student records?|https://www.ecfr.gov/current/title-34/subtitle-A/part-99|
61|CIPA|school or library with E-Rate|Do you receive E-Rate funds?|https://www.fcc.gov/consumers/guides/childrens-internet-protection-act|
61|GLBA Safeguards (Title IV)|college that handles federal student aid|Do you handle federal student aid?|https://fsapartners.ed.gov/knowledge-center/topics/cybersecurity|
61|NIST SP 800-171|research with controlled information|Do you do research with controlled federal data?|https://csrc.nist.gov/pubs/sp/800/171/r3/final|
62|HIPAA Security, Privacy and Breach rules|provider, plan or clearinghouse|Do you keep patient records?|https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164|2
62|42 CFR Part 2|records of substance-use treatment|Do you treat substance use?|https://www.ecfr.gov/current/title-42/chapter-I/subchapter-A/part-2|
62|DEA EPCS 21 CFR 1311|electronic prescriptions of controlled substances|Do you prescribe controlled drugs electronically?|https://www.ecfr.gov/current/title-21/chapter-II/part-1311|
62|HITRUST|payers ask for it|Do payers ask you for HITRUST?|https://hitrustalliance.net/|
72|Gaming commission cyber rules|casino or gaming licence|Do you hold a gaming licence?|https://gaming.nv.gov/|
81|Nonprofit grant conditions|recipient of federal grants|Do you receive federal grants?|https://www.ecfr.gov/current/title-2/subtitle-A/chapter-II/part-200|
92|CJIS Security Policy|touches criminal-justice information|Do you work with police or court data?|https://le.fbi.gov/cjis-division/cjis-security-policy-resource-center|
92|IRS Pub 1075|receives federal tax information|Do you receive tax data from the IRS?|https://www.irs.gov/privacy-disclosure/safeguards-program|
92|FISMA / FedRAMP / GovRAMP|agency, or its cloud supplier|Do you run systems for a federal agency?|https://www.fedramp.gov/|
`

export interface Rule {
  /** Part of the id of its answer; never changes. */
  id: string
  framework: string
  when: string
  ask: string
  source: string
  /** A second source agrees; the others should be read again before anybody relies on them. */
  confirmed: boolean
  everywhere: boolean
  fits(industry: string): boolean
}

export const RULES: readonly Rule[] = LINES.trim()
  .split('\n')
  .map((line) => {
    const [sectors = '', framework = '', when = '', ask = '', source = '', checked = ''] = line.split('|')
    const [wanted = '', not = ''] = sectors.split('!')
    return {
      id: framework
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '_')
        .slice(0, 40),
      framework,
      when,
      ask,
      source,
      confirmed: checked === '2',
      everywhere: wanted === '*',
      fits: (industry: string) =>
        wanted === '*' ? !not.split(',').includes(industry) : wanted.split(',').includes(industry),
    }
  })
