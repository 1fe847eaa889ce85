#ifndef GRANTLINE_CLIBYAML_SHIM_H
#define GRANTLINE_CLIBYAML_SHIM_H

#include <yaml.h>

#endif
