import type { Option } from '../../hub/domain/vocabulary.ts'

/** An option that also knows what to store as category. */
export interface Application extends Option {
  category: string
}

const list = (category: string, names: readonly (readonly [string, string?])[]): Application[] =>
  names.map(([label, words]) => ({
    id: label
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '_')
      .replaceAll(/^_|_$/g, ''),
    label,
    category,
    words: `${category} ${words ?? ''}`.trim(),
  }))

/** Where mail and documents live. */
export const SUITES: readonly Application[] = list('Productivity suite', [
  ['Microsoft 365', 'office outlook exchange word excel teams o365'],
  ['Google Workspace', 'gmail g suite google docs drive'],
  ['Microsoft Exchange on our own server', 'exchange server on premises outlook'],
  ['Zoho Workplace', 'zoho mail'],
  ['Mail at our web host', 'imap pop hosting ionos godaddy'],
])

/** Applications that small companies often stand on; anything else may be typed. */
export const APPLICATIONS: readonly Application[] = [
  ...list('Accounting/ERP', [
    ['QuickBooks Online', 'intuit bookkeeping'],
    ['QuickBooks Desktop', 'intuit bookkeeping'],
    ['Xero', 'bookkeeping'],
    ['FreshBooks', 'invoices'],
    ['Sage 50', 'peachtree'],
    ['Sage Intacct'],
    ['NetSuite', 'oracle'],
    ['Dynamics 365 Business Central', 'navision microsoft'],
    ['SAP Business One'],
    ['Odoo'],
    ['Acumatica'],
  ]),
  ...list('CRM', [['Salesforce'], ['HubSpot'], ['Zoho CRM'], ['Pipedrive']]),
  ...list('HR/payroll', [
    ['ADP', 'wages'],
    ['Paychex', 'wages'],
    ['Gusto', 'wages'],
    ['BambooHR'],
    ['Rippling'],
  ]),
  ...list('Dental and medical', [
    ['Dentrix', 'dentist practice'],
    ['Eaglesoft', 'dentist practice'],
    ['Open Dental', 'dentist practice'],
    ['Epic', 'doctor ehr clinic'],
    ['athenahealth', 'doctor ehr clinic'],
    ['eClinicalWorks', 'doctor ehr clinic'],
  ]),
  ...list('Legal', [
    ['Clio', 'law firm lawyer'],
    ['MyCase', 'law firm lawyer'],
    ['iManage', 'law firm documents'],
  ]),
  ...list('Tax and accounting practice', [
    ['Lacerte', 'tax'],
    ['UltraTax CS', 'tax'],
    ['Drake Tax', 'tax'],
  ]),
  ...list('Construction and field service', [
    ['Procore', 'builder construction'],
    ['Buildertrend', 'builder construction'],
    ['ServiceTitan', 'hvac plumbing'],
    ['Jobber', 'field service'],
  ]),
  ...list('Retail and food', [
    ['Shopify', 'shop e-commerce'],
    ['Square', 'pos till register'],
    ['Toast', 'restaurant pos'],
    ['Lightspeed', 'pos till register'],
    ['WooCommerce', 'shop e-commerce'],
  ]),
  ...list('Property', [
    ['AppFolio', 'property'],
    ['Yardi', 'property'],
    ['Buildium', 'property'],
  ]),
  ...list('Design/CAD', [
    ['AutoCAD', 'drawing'],
    ['Revit', 'architect'],
    ['SOLIDWORKS', 'machine'],
    ['Adobe Creative Cloud', 'photoshop design'],
  ]),
  ...list('Manufacturing', [
    ['Epicor', 'factory erp'],
    ['JobBOSS', 'machine shop erp'],
    ['Fishbowl', 'inventory stock'],
  ]),
  ...list('Files and work', [
    ['Windows file server', 'shared drive network drive nas'],
    ['SharePoint', 'onedrive files'],
    ['Dropbox', 'files'],
    ['Asana', 'projects'],
    ['monday.com', 'projects'],
    ['Slack', 'chat'],
  ]),
]
