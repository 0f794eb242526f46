{{ stage('parks') }}
