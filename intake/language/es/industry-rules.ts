import type { Catalogue } from '../translate.ts'

/** Spanish: questions about rules that apply. */
export const industryRules: Catalogue = {
  'Are machine controls (PLC, SCADA) on your network?': '¿Hay controles de máquinas (PLC, SCADA) en su red?',
  'Are there subsidiaries, or other domains that you send mail from?':
    '¿Hay filiales, u otros dominios desde los que envían correo?',
  'Are you a bank, or do you serve banks?': '¿Son ustedes un banco, o trabajan para bancos?',
  'Are you a credit union?': '¿Son ustedes una cooperativa de crédito (credit union)?',
  'Are you a law firm?': '¿Son ustedes un despacho de abogados?',
  'Are you a member of C-TPAT?': '¿Son miembros de C-TPAT?',
  'Are you a member of FINRA?': '¿Son miembros de FINRA?',
  'Are you a title or escrow company?': '¿Gestionan títulos de propiedad o depósitos en garantía?',
  'Are you an adviser or broker registered with the SEC?':
    '¿Son asesores o corredores registrados en la SEC?',
  'Are you licensed by the New York Department of Financial Services?':
    '¿Tienen licencia del New York Department of Financial Services?',
  'Are you part of the bulk electric system?': '¿Forman parte de la gran red eléctrica de Estados Unidos?',
  'Do customers ask you for ISO 27001?': '¿Le piden sus clientes ISO 27001?',
  'Do customers ask you for a SOC 2 report or a security questionnaire?':
    '¿Le piden sus clientes un informe SOC 2 o un cuestionario de seguridad?',
  'Do payers ask you for HITRUST?': '¿Le piden HITRUST las aseguradoras de salud?',
  'Do you bill later, or finance what customers buy?':
    '¿Cobran más tarde, o financian lo que compran sus clientes?',
  'Do you collect data from children under 13 online?': '¿Recogen en línea datos de menores de 13 años?',
  'Do you distribute prescription drugs?': '¿Distribuyen medicamentos con receta?',
  'Do you do research with controlled federal data?':
    '¿Investigan con datos federales protegidos de Estados Unidos?',
  'Do you follow a security framework such as NIST or CIS?': '¿Siguen un marco de seguridad como NIST o CIS?',
  'Do you grow, pack or ship produce, eggs, seafood or the like?':
    '¿Cultivan, envasan o envían frutas y verduras, huevos, pescado o similares?',
  'Do you handle federal student aid?': '¿Gestionan ayudas federales de Estados Unidos a estudiantes?',
  'Do you handle film or television content before its release?':
    '¿Manejan contenidos de cine o televisión antes de su estreno?',
  'Do you handle patient information for a healthcare client?':
    '¿Tratan datos de pacientes para un cliente del sector sanitario?',
  'Do you have customers in California, and more than about $26 million revenue or data of 100,000 people?':
    '¿Tienen clientes en California, y más de unos 26 millones de dólares de ingresos o datos de 100.000 personas?',
  'Do you have customers in many US states, thousands in one of them?':
    '¿Tienen clientes en muchos estados de Estados Unidos, miles en uno de ellos?',
  'Do you have customers or staff in the EU?': '¿Tienen clientes o personal en la UE?',
  'Do you have customers or staff in the UK?': '¿Tienen clientes o personal en el Reino Unido?',
  'Do you hold a gaming licence?': '¿Tienen licencia de juego?',
  'Do you hold an insurance licence?': '¿Tienen licencia de seguros?',
  'Do you hold other federal contracts?': '¿Tienen otros contratos federales de Estados Unidos?',
  'Do you hold student records?': '¿Guardan expedientes de alumnos?',
  'Do you keep data of people who live in Massachusetts?':
    '¿Guardan datos de personas que viven en Massachusetts?',
  'Do you keep data of people who live in New York?': '¿Guardan datos de personas que viven en Nueva York?',
  'Do you keep patient records?': '¿Guardan historias clínicas?',
  'Do you keep records or signatures that the FDA regulates?':
    '¿Guardan registros o firmas regulados por la FDA?',
  'Do you lend, broker, or arrange credit, mortgages or closings?':
    '¿Prestan o intermedian créditos, hipotecas o compraventas?',
  'Do you operate a pipeline, LNG, rail or aviation under TSA rules?':
    '¿Operan oleoductos, GNL, ferrocarril o aviación bajo normas de la TSA?',
  'Do you operate a port facility or vessels?': '¿Operan un puerto o buques?',
  'Do you prepare tax returns?': '¿Preparan declaraciones de impuestos?',
  'Do you prescribe controlled drugs electronically?': '¿Recetan sustancias controladas por vía electrónica?',
  'Do you provide telephone service?': '¿Prestan servicio telefónico?',
  'Do you receive E-Rate funds?': '¿Reciben fondos E-Rate?',
  'Do you receive federal grants?': '¿Reciben subvenciones federales de Estados Unidos?',
  'Do you receive tax data from the IRS?': '¿Reciben datos fiscales del IRS?',
  'Do you run background checks on people?': '¿Comprueban los antecedentes de personas?',
  'Do you run credit checks on tenants?': '¿Comprueban la solvencia de inquilinos?',
  'Do you run systems for a federal agency?': '¿Operan sistemas para una agencia federal de Estados Unidos?',
  'Do you sell to the Department of Defense, directly or as a subcontractor?':
    '¿Venden al Departamento de Defensa de Estados Unidos, directamente o como subcontratistas?',
  'Do you serve financial companies in the EU?': '¿Trabajan para empresas financieras de la UE?',
  'Do you supply German car makers?': '¿Suministran a fabricantes alemanes de automóviles?',
  'Do you supply water to more than 3,300 people?': '¿Suministran agua a más de 3.300 personas?',
  'Do you take card payments?': '¿Aceptan pagos con tarjeta?',
  'Do you treat substance use?': '¿Tratan adicciones?',
  'Do you use fingerprint or face time clocks for people in Illinois?':
    '¿Usan en Illinois relojes de asistencia con huella o rostro?',
  'Do you work with export-controlled drawings or parts?':
    '¿Trabajan con planos o piezas sujetos a control de exportación?',
  'Do you work with police or court data?': '¿Trabajan con datos policiales o judiciales?',
  'Is it someone in-house, an IT provider, both, or nobody really?':
    '¿Es alguien interno, un proveedor informático, ambos, o en realidad nadie?',
  'Is one of your subsidiaries listed or regulated?': '¿Alguna filial cotiza en bolsa o está regulada?',
  'Is the company listed on a stock exchange, or about to be?':
    '¿La empresa cotiza en bolsa, o está a punto?',
  'Is your data backed up?': '¿Tienen copia de seguridad de sus datos?',
}
