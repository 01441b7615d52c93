import { table } from './table.ts'

/** Remote access. Columns: see `table.ts`. */
export const REMOTE = [
  ...table(
    'Remote management',
    `
NinjaOne | NinjaOne | cloud | endpoint or technician/month | | | PSA; documentation | ninja one, ninjarmm, ninja rmm, ninja
ConnectWise Automate | ConnectWise | cloud | endpoint or technician/month | | | PSA; documentation | labtech, lab tech, cw automate
ConnectWise RMM | ConnectWise | cloud | endpoint or technician/month | | | PSA; documentation | cw rmm, connectwise
Datto RMM | Kaseya | cloud | endpoint or technician/month | | | PSA; documentation | autotask endpoint management, centrastage
Kaseya VSA | Kaseya | cloud | endpoint or technician/month | | | PSA; documentation | kaseya, vsa
N-able N-central | N-able | cloud | endpoint or technician/month | | | PSA; documentation | n central, ncentral, n-able, n able, solarwinds rmm
Atera | Atera | cloud | endpoint or technician/month | | | PSA; documentation | atera rmm
Syncro | Syncro | cloud | endpoint or technician/month | | | PSA; documentation | syncro rmm, syncromsp
`,
  ),
  ...table(
    'Remote access',
    `
ScreenConnect | ConnectWise | cloud | endpoint or technician/month | | | PSA; documentation | screen connect, connectwise control, control
TeamViewer | TeamViewer | cloud | endpoint or technician/month | | | PSA; documentation | team viewer, teams viewer, teamviewer tensor, teamviewer corporate
AnyDesk | AnyDesk | cloud | endpoint or technician/month | | | PSA; documentation | any desk
Splashtop | Splashtop | cloud | endpoint or technician/month | | | PSA; documentation | splash top
LogMeIn | GoTo | cloud | endpoint or technician/month | | | PSA; documentation | log me in, logmein pro, logmein central
Remote Desktop | Microsoft | own | in Windows | | | Active Directory | rdp, rds, remote desktop services, remotedesktop, terminal server, terminalserver
Citrix | Citrix | either | user/month | | | Active Directory | citrix workspace, xenapp, citrix cloud, citrix virtual apps
Azure Virtual Desktop | Microsoft | cloud | usage | | | Microsoft 365 | avd, wvd
Windows 365 | Microsoft | cloud | user/month | | | Microsoft 365 | cloud pc, windows 365 business
VPN | | own | | | | | vpn client, ssl vpn, ipsec vpn, site to site vpn, openvpn, open vpn, wireguard
FortiClient | Fortinet | own | endpoint/year | | | | forti client, forticlient vpn
Cisco Secure Client | Cisco | own | user/year | | | | anyconnect, cisco anyconnect, cisco vpn
Tailscale | Tailscale | cloud | user/month | | | | tail scale
GoToMyPC | GoTo | cloud | computer/month | | | | go to my pc
Chrome Remote Desktop | Google | cloud | | | | | chrome remote
`,
  ),
]
