${projectCode}: something needs you

Project ${projectCode}

A deadline of this project needs your attention. Confidentiality is not in place yet, so this mail says no more:
please log in to read it.

Log in:  ${link}
